package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.store.ResourceId;

/** The error for a change of a database while an operation runs on it. */
public final class DatabaseConflict {

  private DatabaseConflict() {}

  /** Returns the error for a database: 409 ConflictingDatabaseOperation. */
  public static ArmException on(ResourceId database) {
    return ArmException.conflict(
        "ConflictingDatabaseOperation",
        "There is already some operation on the database '%s' and the current operation should wait till it is done."
            .formatted(database.name()));
  }
}
