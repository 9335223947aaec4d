package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.store.Resource;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The backup history of databases: the earliest restore point, and backups of dropped databases.
 */
public interface DatabaseHistory {

  /** Returns the earliest point in time to which a database can be restored. */
  Instant earliest(Resource database);

  /**
   * Stores a backup of a database before it is dropped.
   *
   * @throws SQLException if the database cannot be copied
   */
  void backUp(Resource database) throws SQLException;
}
