package io.dbmodernizer.datamover.value;

import java.sql.SQLException;

/** Opens a stream of a large object. */
@FunctionalInterface
public interface Opening<T> {

  /**
   * Opens the stream.
   *
   * @throws SQLException if the database fails
   */
  T open() throws SQLException;
}
