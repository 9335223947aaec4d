package io.dbmodernizer.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on one database.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface SqlWork<T> {

  /**
   * Does the work.
   *
   * @param connection an open connection; the caller closes it
   * @throws SQLException if the database fails
   */
  T on(Connection connection) throws SQLException;
}
