package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;

/**
 * The average size of a table's rows: measured on the chunks that were copied, before that
 * estimated from the types.
 */
final class RowSize {

  /** The estimated bytes of a value of variable length. */
  private static final int SHORT_VALUE = 50;

  /** The estimated bytes of a value that may exceed 8,000 bytes. */
  private static final int LARGE_VALUE = 4_000;

  private RowSize() {}

  /** Returns the bytes, at least 1. */
  static long of(Table table, TableCopied soFar) {
    return soFar.rows() > 0 ? Math.max(1, soFar.bytes() / soFar.rows()) : of(table);
  }

  /** Returns the bytes as the types let expect them, at least 1. */
  static long of(Table table) {
    return Math.max(1, table.storedColumns().stream().mapToLong(RowSize::of).sum());
  }

  private static long of(Column column) {
    ColumnType type = column.type();
    if (type.isLargeObject()) {
      return LARGE_VALUE;
    }
    Integer length = type.length();
    return length == null ? 8 : Math.min(length, SHORT_VALUE);
  }
}
