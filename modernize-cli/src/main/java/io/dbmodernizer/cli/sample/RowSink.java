package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A receiver of the rows of one table, in order. */
@FunctionalInterface
interface RowSink {

  /**
   * Adds one row.
   *
   * @param values the values in the order of the table's columns
   * @throws SQLException if the database refuses the row
   */
  void add(@Nullable Object... values) throws SQLException;
}
