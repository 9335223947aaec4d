package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a query's rows into one table of the target, in one transaction. It inserts the rows,
 * or upserts them by key. Columns are mapped by name.
 */
final class RowCopy {

  private final Connection target;
  private final SqlDialect dialect;
  private final Table table;
  private final List<String> keys;

  /** The numbers of rows read and written. */
  record Result(long rowsRead, long rowsCopied) {}

  /**
   * Creates a copy.
   *
   * @param target connection to the target that nothing else uses
   * @param table definition of the table in the target
   * @param keys key columns of an upsert, empty to insert
   */
  RowCopy(Connection target, Table table, List<String> keys) throws SQLException {
    this.target = target;
    this.dialect = SqlDialect.of(target);
    this.table = table;
    this.keys = List.copyOf(keys);
  }

  /**
   * Copies the rows and commits. Rolls back on any failure.
   *
   * @param source connection to the source
   * @param query query of the rows
   * @param preparation statement that runs on the target first, in the same transaction; empty for
   *     none
   * @throws SQLException if a statement fails
   * @throws PipelineFailure 2200 if the target lacks a column or computes it
   */
  Result run(Connection source, String query, String preparation) throws SQLException {
    target.setAutoCommit(false);
    try (Statement read = source.createStatement();
        ResultSet rows = read.executeQuery(query)) {
      if (!preparation.isEmpty()) {
        try (Statement prepare = target.createStatement()) {
          prepare.execute(preparation);
        }
      }
      List<Column> columns = columns(rows);
      dialect.allowIdentityValues(target, table, true);
      long count = write(rows, columns);
      dialect.allowIdentityValues(target, table, false);
      continueIdentity();
      target.commit();
      return new Result(count, count);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        target.rollback();
      } catch (SQLException unfinished) {
        e.addSuppressed(unfinished);
      }
      throw e;
    }
  }

  private List<Column> columns(ResultSet rows) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      String label = rows.getMetaData().getColumnLabel(i);
      Column column =
          table
              .column(label)
              .orElseThrow(
                  () ->
                      new PipelineFailure(
                          "2200",
                          "Column '" + label + "' does not exist in " + table.name() + "."));
      if (column.isGenerated()) {
        throw new PipelineFailure(
            "2200",
            "The column \"%s\" cannot be modified because it is either a computed column or is the result of a UNION operator."
                .formatted(label));
      }
      columns.add(column);
    }
    return columns;
  }

  private long write(ResultSet rows, List<Column> columns) throws SQLException {
    List<Column> keyed = columns.stream().filter(this::isKey).toList();
    List<Column> others = columns.stream().filter(column -> !isKey(column)).toList();
    String placeholders = String.join(", ", columns.stream().map(column -> "?").toList());
    long count = 0;
    try (PreparedStatement insert =
            target.prepareStatement(
                dialect.insertInto(table, columns) + " VALUES (" + placeholders + ")");
        PreparedStatement present =
            target.prepareStatement(keyed.isEmpty() ? "SELECT 0" : present(keyed));
        PreparedStatement update =
            target.prepareStatement(
                keyed.isEmpty() || others.isEmpty() ? "SELECT 0" : update(keyed, others))) {
      while (rows.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          values.add(ColumnValues.read(rows, i + 1, columns.get(i).type()));
        }
        if (keyed.isEmpty() || !exists(present, keyed, columns, values)) {
          bind(insert, 1, columns, columns, values);
          insert.executeUpdate();
        } else if (!others.isEmpty()) {
          int next = bind(update, 1, others, columns, values);
          bind(update, next, keyed, columns, values);
          update.executeUpdate();
        }
        count++;
      }
    }
    return count;
  }

  private boolean isKey(Column column) {
    return keys.stream().anyMatch(column.name()::equalsIgnoreCase);
  }

  private String present(List<Column> keyed) {
    return "SELECT COUNT(*) FROM " + dialect.quote(table.name()) + where(keyed);
  }

  private String update(List<Column> keyed, List<Column> others) {
    List<String> assignments = others.stream().map(c -> dialect.quote(c.name()) + " = ?").toList();
    return "UPDATE "
        + dialect.quote(table.name())
        + " SET "
        + String.join(", ", assignments)
        + where(keyed);
  }

  private String where(List<Column> keyed) {
    return " WHERE "
        + String.join(" AND ", keyed.stream().map(c -> dialect.quote(c.name()) + " = ?").toList());
  }

  private static boolean exists(
      PreparedStatement present,
      List<Column> keyed,
      List<Column> columns,
      List<@Nullable Object> values)
      throws SQLException {
    bind(present, 1, keyed, columns, values);
    try (ResultSet count = present.executeQuery()) {
      count.next();
      return count.getLong(1) > 0;
    }
  }

  private static int bind(
      PreparedStatement statement,
      int first,
      List<Column> bound,
      List<Column> columns,
      List<@Nullable Object> values)
      throws SQLException {
    int index = first;
    for (Column column : bound) {
      ColumnValues.write(statement, index++, column.type(), values.get(columns.indexOf(column)));
    }
    return index;
  }

  /** Sets the next identity value above the highest inserted one, as SQL Server does. */
  private void continueIdentity() throws SQLException {
    Optional<Column> column = table.identityColumn();
    if (column.isEmpty() || column.get().identity() == null) {
      return;
    }
    Identity identity = column.get().identity();
    try (Statement read = target.createStatement();
        ResultSet highest =
            read.executeQuery(
                "SELECT MAX("
                    + dialect.quote(column.get().name())
                    + ") FROM "
                    + dialect.quote(table.name()))) {
      highest.next();
      BigDecimal last = highest.getBigDecimal(1);
      Optional<BigInteger> next = dialect.nextIdentityValue(target, table);
      if (last != null
          && identity.increment().signum() > 0
          && next.isPresent()
          && next.get().compareTo(last.toBigInteger()) <= 0) {
        dialect.continueIdentityAt(target, table, last.toBigInteger().add(identity.increment()));
      }
    }
  }
}
