package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies all rows of one table.
 *
 * <p>Every value arrives exactly: identity values are kept, computed and rowversion columns are
 * left to the target, the identity goes on where the source's does. Checks stay enforced; foreign
 * keys too, unless the caller has them suspended with {@link ForeignKeySuspension}, which a copy of
 * tables in any order and of tables that refer to themselves needs. One copy uses its two
 * connections alone; to copy tables side by side, give each its own.
 */
public final class TableCopier {

  private TableCopier() {}

  /**
   * Copies a table, committing after each batch.
   *
   * <p>The target's auto-commit mode is switched off meanwhile and restored; an open transaction on
   * it is committed first. After a failure the rows committed so far stay: copy again with {@code
   * truncateTarget}.
   *
   * @param table the table as the source has it; the target has a table of the same name and
   *     columns
   * @throws TargetNotEmptyException when the target holds rows and {@code truncateTarget} is not
   *     set
   * @throws CopyCancelledException when the listener ends the copy
   * @throws SQLException when either database fails
   */
  public static CopyResult copy(
      Connection source, Connection target, Table table, CopyOptions options, CopyListener listener)
      throws SQLException {
    long start = System.nanoTime();
    SqlDialect targetDialect = SqlDialect.of(target);
    boolean autoCommit = target.getAutoCommit();
    target.setAutoCommit(false);
    try {
      emptyTarget(target, targetDialect, table, options);
      List<Column> columns = table.storedColumns();
      targetDialect.allowIdentityValues(target, table, true);
      CopyProgress moved;
      try {
        moved = copyRows(source, target, table, columns, options, listener);
      } finally {
        targetDialect.allowIdentityValues(target, table, false);
      }
      continueIdentity(source, target, targetDialect, table, moved);
      target.commit();
      return new CopyResult(
          moved.rowsRead(),
          moved.rowsCopied(),
          moved.bytesRead(),
          moved.bytesWritten(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (SQLException | RuntimeException e) {
      rollback(target, e);
      throw e;
    } finally {
      target.setAutoCommit(autoCommit);
    }
  }

  private static void emptyTarget(
      Connection target, SqlDialect dialect, Table table, CopyOptions options) throws SQLException {
    String name = dialect.quote(table.name());
    try (Statement statement = target.createStatement()) {
      if (options.truncateTarget()) {
        // DELETE, as TRUNCATE is refused for tables that foreign keys refer to.
        statement.executeUpdate("DELETE FROM " + name);
        target.commit();
        return;
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT CASE WHEN EXISTS (SELECT 1 FROM " + name + ") THEN 1 ELSE 0 END")) {
        rows.next();
        if (rows.getInt(1) == 1) {
          throw new TargetNotEmptyException(table.name());
        }
      }
    }
  }

  private static CopyProgress copyRows(
      Connection source,
      Connection target,
      Table table,
      List<Column> columns,
      CopyOptions options,
      CopyListener listener)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(source);
    String sql =
        "SELECT "
            + dialect.quoteAll(columns.stream().map(Column::name).toList())
            + " FROM "
            + dialect.quote(table.name());
    try (Statement query =
            source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        RowWriter writer = new RowWriter(target, table, columns, options, listener)) {
      writer.start();
      query.setFetchSize(options.fetchSize());
      try (ResultSet rows = query.executeQuery(sql)) {
        while (rows.next()) {
          @Nullable Object[] values = new @Nullable Object[columns.size()];
          for (int at = 0; at < values.length; at++) {
            values[at] = ColumnValues.read(rows, at + 1, columns.get(at).type());
          }
          writer.add(values);
        }
      }
      return writer.finish();
    }
  }

  /** Deleted rows have numbers too: the source's own counter is followed, not the highest value. */
  private static void continueIdentity(
      Connection source, Connection target, SqlDialect dialect, Table table, CopyProgress moved)
      throws SQLException {
    Optional<Column> column = table.identityColumn();
    if (column.isEmpty()) {
      return;
    }
    Identity identity = Objects.requireNonNull(column.get().identity());
    Optional<BigInteger> next = SqlDialect.of(source).nextIdentityValue(source, table);
    Optional<BigInteger> afterLast =
        moved.rowsCopied() == 0
            ? Optional.empty()
            : afterLastValue(target, dialect, table, column.get(), identity);
    Optional<BigInteger> chosen =
        next.isPresent() && afterLast.isPresent()
            ? Optional.of(further(next.get(), afterLast.get(), identity))
            : next.or(() -> afterLast);
    if (chosen.isPresent() && !chosen.get().equals(identity.seed())) {
      dialect.continueIdentityAt(target, table, chosen.get());
    }
  }

  private static BigInteger further(BigInteger one, BigInteger other, Identity identity) {
    return identity.increment().signum() > 0 ? one.max(other) : one.min(other);
  }

  private static Optional<BigInteger> afterLastValue(
      Connection target, SqlDialect dialect, Table table, Column column, Identity identity)
      throws SQLException {
    String function = identity.increment().signum() > 0 ? "MAX" : "MIN";
    try (Statement statement = target.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + function
                    + "("
                    + dialect.quote(column.name())
                    + ") FROM "
                    + dialect.quote(table.name()))) {
      rows.next();
      return Optional.ofNullable(rows.getBigDecimal(1))
          .map(last -> last.toBigInteger().add(identity.increment()));
    }
  }

  private static void rollback(Connection target, Exception failure) {
    try {
      target.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
