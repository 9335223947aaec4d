package io.dbmodernizer.datamover.chunk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements of the ledger. */
final class LedgerStatements {

  /** A reader of the current row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A parameter of bytes, which may be NULL. */
  record Bytes(byte @Nullable [] value) {}

  private final Connection target;
  private final LedgerTables tables;

  LedgerStatements(Connection target, LedgerTables tables) {
    this.target = target;
    this.tables = tables;
  }

  static Bytes bytes(byte @Nullable [] value) {
    return new Bytes(value);
  }

  int update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = target.prepareStatement(tables.sql(sql))) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /**
   * Runs a statement once for each row of parameters, in one round trip.
   *
   * @return the number of rows that were changed
   */
  int updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
    return Arrays.stream(updateEach(sql, rows)).sum();
  }

  /**
   * Runs a statement once for each row of parameters, in one round trip.
   *
   * @return the number of rows that were changed for each row of parameters
   */
  int[] updateEach(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = target.prepareStatement(tables.sql(sql))) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  <T> List<T> query(String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
    return first(Integer.MAX_VALUE, sql, reader, parameters);
  }

  <T> List<T> first(int most, String sql, Row<T> reader, @Nullable Object... parameters)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement query = target.prepareStatement(tables.sql(sql))) {
      bind(query, parameters);
      query.setMaxRows(most == Integer.MAX_VALUE ? 0 : most);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
    }
    return found;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int at = 0; at < parameters.length; at++) {
      Object parameter = parameters[at];
      if (parameter instanceof Bytes bytes) {
        if (bytes.value() == null) {
          statement.setNull(at + 1, Types.VARBINARY);
        } else {
          statement.setBytes(at + 1, bytes.value());
        }
      } else if (parameter == null) {
        statement.setNull(at + 1, Types.NVARCHAR);
      } else {
        statement.setObject(at + 1, parameter);
      }
    }
  }
}
