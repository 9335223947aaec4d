package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.compare.ComparedTable;
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

/**
 * A copy of all rows of one table.
 *
 * <p>Every value arrives exactly. Large objects of a row that are longer than 1 MiB together are
 * written as they are read, so memory does not limit their size. Identity values are kept, and the
 * identity continues where the source's does. The target writes computed and rowversion columns
 * itself. Checks stay enforced. Foreign keys stay enforced, too, unless the caller suspends them
 * with {@link ForeignKeySuspension}. Suspend them to copy tables in any order or tables that refer
 * to themselves. A copy needs its two connections for itself. Give each of several parallel copies
 * its own.
 */
public final class TableCopier {

  private TableCopier() {}

  /**
   * Copies a table and commits after each batch.
   *
   * <p>The copy switches the target's auto-commit mode off and restores it at the end. An open
   * transaction on the target is committed first. After a failure, the rows committed so far stay
   * and no others: copy again with {@code truncateTarget}. If a rollback is not possible, the
   * target's connection is closed.
   *
   * @param source a connection to the source
   * @param target a connection to the target
   * @param table the table as the source has it; the target has a table of the same name and
   *     columns
   * @param options the sizes of batches, and whether to delete the target's rows first
   * @param listener receives the progress; {@link CopyListener#NONE} for none
   * @return the counts of the copy
   * @throws TargetNotEmptyException if the target holds rows and {@code truncateTarget} is not set
   * @throws CopyCancelledException if the listener cancels the copy
   * @throws SQLException if one of the databases fails, or if the target does not hold as many rows
   *     at the end as were read
   */
  public static CopyResult copy(
      Connection source, Connection target, Table table, CopyOptions options, CopyListener listener)
      throws SQLException {
    return copy(source, target, table, IdentityCounters.asking(source), options, listener);
  }

  /**
   * Copies a table as {@link #copy(Connection, Connection, Table, CopyOptions, CopyListener)} does,
   * with identity values that were read for many tables at once.
   *
   * @param counters the next values of the source's identity columns
   * @return the counts of the copy
   * @throws TargetNotEmptyException if the target holds rows and {@code truncateTarget} is not set
   * @throws CopyCancelledException if the listener cancels the copy
   * @throws SQLException if one of the databases fails, or if the target does not hold as many rows
   *     at the end as were read
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
    CopyProgress moved =
        TargetTransaction.run(
            target,
            () -> {
              emptyTarget(target, targetDialect, table, options);
              CopyProgress copied = copyRows(source, target, table, options, listener);
              requireArrived(target, targetDialect, table, copied);
              continueIdentity(counters, target, targetDialect, table, copied);
              return copied;
            });
    return new CopyResult(
        moved.rowsRead(),
        moved.rowsCopied(),
        moved.bytesRead(),
        moved.bytesWritten(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static void emptyTarget(
      Connection target, SqlDialect dialect, Table table, CopyOptions options) throws SQLException {
    if (options.truncateTarget()) {
      try (Statement statement = target.createStatement()) {
        // Databases refuse TRUNCATE for tables that foreign keys refer to.
        statement.executeUpdate("DELETE FROM " + dialect.quote(table.name()));
      }
      target.commit();
    } else if (TargetRows.any(target, table.name())) {
      throw new TargetNotEmptyException(table.name());
    }
  }

  private static CopyProgress copyRows(
      Connection source, Connection target, Table table, CopyOptions options, CopyListener listener)
      throws SQLException {
    CommittedBatches committed = new CommittedBatches(target, table.name(), listener);
    committed.start();
    RowTransfer.of(new ComparedTable(table, table, List.of()))
        .withOptions(options)
        .withListener(committed)
        .run(source, target);
    return committed.progress();
  }

  /**
   * Continues with the source's own counter, because deleted rows had numbers, too. The highest
   * value alone may be lower.
   */
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
   * Counts the rows of the target. A statement can succeed without writing: a trigger or another
   * session may remove the rows.
   */
  private static void requireArrived(
      Connection target, SqlDialect dialect, Table table, CopyProgress moved) throws SQLException {
    long present = dialect.rowCount(target, table.name());
    if (present != moved.rowsRead()) {
      throw new SQLException(
          "target table "
              + table.name()
              + " holds "
              + present
              + " rows after the copy, but "
              + moved.rowsRead()
              + " were read from the source; look for a trigger on the target and for other"
              + " programs that write to it, then copy again with truncateTarget");
    }
  }
}
