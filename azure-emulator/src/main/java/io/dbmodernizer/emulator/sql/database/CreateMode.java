package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.sql.SQLException;

/** A value of {@code createMode} of a new database, for example {@code Secondary}. */
public interface CreateMode {

  /** Returns the value of {@code createMode} on the wire. */
  String name();

  /**
   * Checks the request for a new database and returns the source of its settings. Runs with the
   * emulator's lock held.
   *
   * @throws io.dbmodernizer.emulator.arm.call.ArmException if Azure refuses the request
   */
  CreationSource source(ResourceChange change);

  /**
   * Creates the database files. {@link CreationSource#noteOf} reads the note that {@link #source}
   * returned.
   */
  void create(Resource database) throws SQLException;
}
