package io.dbmodernizer.benchmarks.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to move the rows of a workload. */
interface Way {

  /** Opens connections to both servers. */
  interface Sides {

    /** Opens a connection to the source. */
    Connection source() throws SQLException;

    /** Opens a connection to the target. */
    Connection target() throws SQLException;
  }

  /** Moves the rows. The tables are on the target, and empty. */
  void run(Sides sides, Workload workload) throws Exception;

  /** Returns true if the rows are on the target afterwards. */
  default boolean copies() {
    return true;
  }
}
