package io.dbmodernizer.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something to do on one database.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface SqlWork<T> {

  /** Does it. */
  T on(Connection connection) throws SQLException;
}
