package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one table in order. */
@FunctionalInterface
interface RowSink {

  /**
   * Takes one row.
   *
   * @param values the values in the order of the table's columns
   * @throws SQLException if the database refuses the row
   */
  void add(@Nullable Object... values) throws SQLException;
}
