package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.store.Resource;
import java.sql.SQLException;
import java.time.Instant;

/** The past of databases: how far back each can be restored, and what is kept of a dropped one. */
public interface DatabaseHistory {

  /** Returns the earliest moment that a database can be restored to. */
  Instant earliest(Resource database);

  /** Keeps what a database holds that is about to be dropped. */
  void keep(Resource database) throws SQLException;
}
