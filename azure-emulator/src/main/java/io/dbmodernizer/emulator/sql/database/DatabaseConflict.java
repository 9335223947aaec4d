package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.store.ResourceId;

/** The refusal of a change while the database itself is being changed. */
public final class DatabaseConflict {

  private DatabaseConflict() {}

  /** Returns the refusal for a database. */
  public static ArmException on(ResourceId database) {
    return ArmException.conflict(
        "ConflictingDatabaseOperation",
        "There is already some operation on the database '%s' and the current operation should wait till it is done."
            .formatted(database.name()));
  }
}
