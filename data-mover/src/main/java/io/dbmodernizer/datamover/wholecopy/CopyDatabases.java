package io.dbmodernizer.datamover.wholecopy;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The two databases of a copy. Each worker opens connections of its own, and opens them anew when
 * they break.
 *
 * @param source opens connections to the source
 * @param target opens connections to the target
 */
public record CopyDatabases(Side source, Side target) {

  /** One database. Several threads use it at the same time. */
  @FunctionalInterface
  public interface Side {

    /**
     * Opens a connection in auto-commit mode. The copy closes it.
     *
     * @throws SQLException if the database cannot be reached or refuses the login
     */
    Connection open() throws SQLException;
  }
}
