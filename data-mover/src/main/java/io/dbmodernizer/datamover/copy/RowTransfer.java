package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.refused.RefusedRows;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of rows from a source's table to a target's, within a transaction of the caller.
 *
 * <p>A thread of its own reads the source while the calling thread writes. Every value arrives
 * exactly. Identity values are kept. Large objects of a row that are longer than 1 MiB together are
 * written as they are read, so memory depends neither on the size of the values nor on the number
 * of rows.
 *
 * @param table the table as each side has it, which can be compared
 * @param ranges select the rows on the source; no row is in two of them
 * @param options the sizes of batches
 * @param digests true to digest the rows as they are read
 * @param listener is called for each batch
 * @param refused the treatment of rows that the target refuses; null to fail with its error, which
 *     names no row
 */
public record RowTransfer(
    ComparedTable table,
    List<RangeCondition> ranges,
    CopyOptions options,
    boolean digests,
    TransferListener listener,
    @Nullable RefusedRows refused) {

  public RowTransfer {
    ranges = List.copyOf(ranges);
  }

  /** Returns a transfer of all rows with default options, without digest and listener. */
  public static RowTransfer of(ComparedTable table) {
    return new RowTransfer(
        table,
        List.of(RangeCondition.ALL_ROWS),
        CopyOptions.defaults(),
        false,
        TransferListener.NONE,
        null);
  }

  /** Returns a transfer of the rows of ranges, none of which shares rows with another. */
  public RowTransfer withRanges(List<RangeCondition> conditions) {
    return new RowTransfer(table, conditions, options, digests, listener, refused);
  }

  /** Returns a transfer with other sizes of batches. */
  public RowTransfer withOptions(CopyOptions other) {
    return new RowTransfer(table, ranges, other, digests, listener, refused);
  }

  /** Returns a transfer that digests the rows as {@link TableDigester} would on the source. */
  public RowTransfer withDigest() {
    return new RowTransfer(table, ranges, options, true, listener, refused);
  }

  /** Returns a transfer that calls a listener for each batch. */
  public RowTransfer withListener(TransferListener other) {
    return new RowTransfer(table, ranges, options, digests, other, refused);
  }

  /** Returns a transfer that finds the rows that the target refuses. */
  public RowTransfer withRefusedRows(RefusedRows treatment) {
    return new RowTransfer(table, ranges, options, digests, listener, treatment);
  }

  /**
   * Moves the rows. It neither commits nor rolls back. After a failure, a part of the rows is
   * written, and the caller rolls back.
   *
   * @param source a connection to the source that nobody else uses meanwhile; it stays open
   * @param target a connection to the target with auto-commit off; it stays open
   * @throws SideFailedException if the source fails
   * @throws SQLException if the target fails
   * @throws CopyInterruptedException if the calling thread is interrupted
   */
  public Transferred run(Connection source, Connection target) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    SourceRows rows = new SourceRows(source, table.source(), ranges, sizes(dialect), digests);
    try (ReadAhead ahead = new ReadAhead(rows, options.batchBytes(), ReadAhead.PATIENCE)) {
      List<Column> written = rows.matching(table.target().storedColumns());
      return withIdentityValues(
          target, dialect, () -> write(rows, ahead, target, dialect, written));
    }
  }

  /** Returns the options with batches that the target takes in one round trip. */
  private CopyOptions sizes(SqlDialect target) {
    int most = target.rowsPerRoundTrip(table.target().storedColumns().size());
    return options.withBatchRows(Math.min(options.batchRows(), most));
  }

  /** Allows identity values meanwhile. The session would keep the switch after a failure, too. */
  private Transferred withIdentityValues(
      Connection target, SqlDialect dialect, TargetTransaction.Work<Transferred> work)
      throws SQLException {
    dialect.allowIdentityValues(target, table.target(), true);
    Transferred moved;
    try {
      moved = work.run();
    } catch (SQLException | RuntimeException | Error e) {
      try {
        dialect.allowIdentityValues(target, table.target(), false);
      } catch (SQLException | RuntimeException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
    dialect.allowIdentityValues(target, table.target(), false);
    return moved;
  }

  private Transferred write(
      SourceRows rows, ReadAhead ahead, Connection target, SqlDialect dialect, List<Column> columns)
      throws SQLException {
    Table into = table.target();
    RowRefusals refusals =
        refused == null ? null : new RowRefusals(target, table.source(), rows.columns(), refused);
    RowSink bulk = dialect.bulkSink(target, into, columns, hasNoIndex(table.source())).orElse(null);
    try (BatchWriter writer =
        new BatchWriter(target, dialect, into, columns, bulk, listener, refusals)) {
      for (RowBatch batch = ahead.next(); batch != null; batch = ahead.next()) {
        writer.write(batch);
      }
      listener.afterLastBatch();
      return new Transferred(writer.rows(), writer.bytes(), rows.digest());
    }
  }

  /** The target has the keys and indexes of the source. */
  private static boolean hasNoIndex(Table source) {
    return source.primaryKey() == null
        && source.uniqueConstraints().isEmpty()
        && source.indexes().isEmpty();
  }
}
