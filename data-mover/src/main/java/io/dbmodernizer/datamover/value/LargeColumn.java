package io.dbmodernizer.datamover.value;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of large objects: the expressions that a query selects for it, and the way in which they
 * are read. The length comes first. It decides whether the value is read into memory.
 */
public sealed interface LargeColumn permits H2LargeColumn, SqlServerLargeColumn {

  /** The longest large object that is read into memory, in bytes. */
  long IN_MEMORY = 1 << 20;

  /** The ways to read a large object. */
  enum Reading {
    /** A value longer than {@link #IN_MEMORY} is read twice: to measure it, then to hash it. */
    TWICE,
    /** Each value is read once. */
    ONCE
  }

  /**
   * Returns the way to read a column, if its values are large objects.
   *
   * @return the way; empty if the column's values fit into memory
   */
  static Optional<LargeColumn> of(Column column, SqlDialect dialect, Reading reading) {
    if (!column.type().isLargeObject()) {
      return Optional.empty();
    }
    if (dialect instanceof SqlServerDialect) {
      return Optional.of(SqlServerLargeColumn.of(column, dialect, reading));
    }
    return H2LargeColumn.of(column, (H2Dialect) dialect).map(LargeColumn.class::cast);
  }

  /** Returns the expressions that tell the length. May be empty. */
  List<String> lengthExpressions();

  /** Returns the expressions of the value. */
  List<String> valueExpressions();

  /**
   * Returns the length of the current row's value.
   *
   * @param length the position of the first length expression, from 1
   * @param value the position of the first value expression, from 1
   * @return the length in bytes, for text of H2 that of its UTF-16 code units; -1 for NULL
   * @throws SQLException if the database fails
   */
  long length(ResultSet row, int length, int value) throws SQLException;

  /**
   * Reads the current row's value into memory.
   *
   * @param value the position of the first value expression, from 1
   * @return {@code String}, {@link UnreadableText} or {@code byte[]}
   * @throws SQLException if the database fails
   */
  Object inMemory(ResultSet row, int value) throws SQLException;

  /**
   * Returns the current row's value as a stream.
   *
   * @param value the position of the first value expression, from 1
   * @param length what {@link #length} returned, not -1
   * @throws SQLException if the database fails
   */
  LargeValue streamed(ResultSet row, int value, long length) throws SQLException;

  /** Returns true if {@link #stored} returns what a reading {@link Reading#TWICE} reads. */
  default boolean readsOnceAsTwice() {
    return true;
  }

  /**
   * Returns the value of the current row to hash it, after {@link #inMemory} has read it {@link
   * Reading#ONCE} to write it.
   *
   * @param value the position of the first value expression, from 1
   * @param written what {@link #inMemory} returned
   * @return what {@link #inMemory} returns when it reads {@link Reading#TWICE}
   * @throws SQLException if the database fails
   */
  default Object stored(ResultSet row, int value, Object written) throws SQLException {
    return written;
  }

  /**
   * Reads the value, into memory if it is short enough.
   *
   * @return {@code String}, {@link UnreadableText}, {@code byte[]} or {@link LargeValue}; null for
   *     NULL
   * @throws SQLException if the database fails
   */
  default @Nullable Object read(ResultSet row, int length, int value) throws SQLException {
    long bytes = length(row, length, value);
    if (bytes < 0) {
      return null;
    }
    return bytes <= IN_MEMORY ? inMemory(row, value) : streamed(row, value, bytes);
  }
}
