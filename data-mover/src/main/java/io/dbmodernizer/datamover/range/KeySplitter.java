package io.dbmodernizer.datamover.range;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.StoredValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Splits a range of keys into ranges of a number of rows. Each boundary is the key of a row, found
 * by one query in the order of the key. Together the ranges hold every key once, whatever rows are
 * inserted or deleted meanwhile.
 */
public final class KeySplitter {

  private final Connection connection;
  private final Table table;
  private final TableKey key;
  private final SqlDialect dialect;

  /**
   * Creates the splitter of a table.
   *
   * @param connection a connection to the table's database; it stays open
   * @param table the table as its own database has it
   * @param key a key of the table
   * @throws SQLException if the database fails
   */
  public KeySplitter(Connection connection, Table table, TableKey key) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.key = key;
    this.dialect = SqlDialect.of(connection);
  }

  /**
   * Splits a range. Reads the keys of its rows once.
   *
   * @param range the range
   * @param rows the rows of each part but the last, at least 1
   * @param most the most parts, at least 1; the last one holds the remaining rows
   * @return the parts in the order of the key
   * @throws SQLException if the database fails
   */
  public List<KeyRange> split(KeyRange range, long rows, int most) throws SQLException {
    List<KeyRange> parts = new ArrayList<>();
    KeyRange rest = range;
    while (parts.size() < most - 1) {
      Optional<KeyBound> bound = boundary(rest, rows);
      if (bound.isEmpty()) {
        break;
      }
      parts.add(rest.before(bound.get()));
      rest = rest.from(bound.get());
    }
    parts.add(rest);
    return parts;
  }

  /**
   * Returns the key of the first row after a number of rows of a range.
   *
   * @param range the range
   * @param rows the rows before the boundary, at least 1
   * @return the boundary; empty if the range has no further row
   * @throws SQLException if the database fails
   */
  public Optional<KeyBound> boundary(KeyRange range, long rows) throws SQLException {
    // A key that the driver cannot read exactly may come back as the bound before it.
    return rowAfter(range, rows).filter(bound -> !bound.equals(range.from()));
  }

  /**
   * Returns the next boundary of a key that need not be unique: the key of the first row after at
   * least a number of rows, and after all rows of the range's first key.
   *
   * @param range the range
   * @param rows the least number of rows before the boundary, at least 1
   * @return the boundary; empty if the range has no further key
   * @throws SQLException if the database fails
   */
  public Optional<KeyBound> nextBoundary(KeyRange range, long rows) throws SQLException {
    long before = rows;
    Optional<KeyBound> found = rowAfter(range, before);
    while (found.isPresent() && found.get().equals(range.from())) {
      before = Math.multiplyExact(2, before);
      found = rowAfter(range, before);
    }
    return found;
  }

  private Optional<KeyBound> rowAfter(KeyRange range, long rows) throws SQLException {
    if (rows < 1) {
      throw new IllegalArgumentException("a part needs at least 1 row, got " + rows);
    }
    RangeCondition condition = RangeCondition.of(key, range, dialect);
    String sql = boundarySql(table, key, dialect, condition, rows);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      condition.bind(query, dialect);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? Optional.of(read(found)) : Optional.empty();
      }
    }
  }

  private KeyBound read(ResultSet row) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int at = 0; at < key.columns().size(); at++) {
      Column column = key.columns().get(at).column();
      values.add(
          Objects.requireNonNull(
              StoredValues.readToWrite(row, at + 1, column.type(), dialect),
              "a key holds no NULL"));
    }
    return new KeyBound(values);
  }

  static String boundarySql(
      Table table, TableKey key, SqlDialect dialect, RangeCondition condition, long rows) {
    return dialect.rowAfter(
        key.columns().stream().map(column -> dialect.selected(column.column())).toList(),
        dialect.quote(table.name()) + condition.where(),
        key.columns().stream()
            .map(
                column ->
                    dialect.quote(column.column().name()) + (column.descending() ? " DESC" : ""))
            .collect(Collectors.joining(", ")),
        rows);
  }
}
