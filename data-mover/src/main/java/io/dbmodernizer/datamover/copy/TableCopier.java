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
   * it is committed first. After a failure, also one of the virtual machine, the rows committed so
   * far stay and no others: copy again with {@code truncateTarget}. Where not even a rollback is
   * possible the target's connection is closed.
   *
   * @param table the table as the source has it; the target has a table of the same name and
   *     columns
   * @throws TargetNotEmptyException when the target holds rows and {@code truncateTarget} is not
   *     set
   * @throws CopyCancelledException when the listener ends the copy
   * @throws SQLException when either database fails, or when the target does not hold as many rows
   *     in the end as were read
   */
  public static CopyResult copy(
      Connection source, Connection target, Table table, CopyOptions options, CopyListener listener)
      throws SQLException {
    return copy(source, target, table, IdentityCounters.asking(source), options, listener);
  }

  /**
   * As {@link #copy(Connection, Connection, Table, CopyOptions, CopyListener)}, for many tables.
   *
   * @param counters where the source's identity columns stand, read once for all tables
   */
  public static CopyResult copy(
      Connection source,
      Connection target,
      Table table,
      IdentityCounters counters,
      CopyOptions options,
      CopyListener listener)
      throws SQLException {
    long start = System.nanoTime();
    SqlDialect targetDialect = SqlDialect.of(target);
    boolean autoCommit = target.getAutoCommit();
    target.setAutoCommit(false);
    CopyProgress moved;
    try {
      emptyTarget(target, targetDialect, table, options);
      targetDialect.allowIdentityValues(target, table, true);
      moved = copyRows(source, target, table, table.storedColumns(), options, listener);
      targetDialect.allowIdentityValues(target, table, false);
      requireArrived(target, targetDialect, table, moved);
      continueIdentity(counters, target, targetDialect, table, moved);
      target.commit();
    } catch (SQLException | RuntimeException | Error e) {
      undo(target, targetDialect, table, autoCommit, e);
      throw e;
    }
    target.setAutoCommit(autoCommit);
    return new CopyResult(
        moved.rowsRead(),
        moved.rowsCopied(),
        moved.bytesRead(),
        moved.bytesWritten(),
        Duration.ofNanos(System.nanoTime() - start));
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
      IdentityCounters counters,
      Connection target,
      SqlDialect dialect,
      Table table,
      CopyProgress moved)
      throws SQLException {
    Optional<Column> column = table.identityColumn();
    if (column.isEmpty()) {
      return;
    }
    Identity identity = Objects.requireNonNull(column.get().identity());
    Optional<BigInteger> next = counters.next(table);
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

  /**
   * A statement that ends well need not have written: a trigger or another session may take the
   * rows away.
   */
  private static void requireArrived(
      Connection target, SqlDialect dialect, Table table, CopyProgress moved) throws SQLException {
    long present = dialect.catalogReader().rowCount(target, table.name());
    if (present != moved.rowsRead()) {
      throw new SQLException(
          "target table "
              + table.name()
              + " holds "
              + present
              + " rows after the copy, but "
              + moved.rowsRead()
              + " were read from the source; look for a trigger on the target and for others who"
              + " write to it, then copy again with truncateTarget");
    }
  }

  /**
   * Leaves nothing that is not committed. Switching auto-commit on would commit: where the rollback
   * fails, the connection is closed instead, which rolls back on the server.
   */
  private static void undo(
      Connection target, SqlDialect dialect, Table table, boolean autoCommit, Throwable failure) {
    try {
      target.rollback();
      dialect.allowIdentityValues(target, table, false);
      target.setAutoCommit(autoCommit);
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
      try {
        target.abort(Runnable::run);
      } catch (SQLException | RuntimeException unclosed) {
        failure.addSuppressed(unclosed);
      }
    }
  }
}
