package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of ranges of a source's table, in batches. */
final class SourceRows implements AutoCloseable {

  private final Connection source;
  private final SqlDialect dialect;
  private final CopiedColumns columns;
  private final String select;
  private final CopyOptions options;
  private final @Nullable CopiedDigest digest;
  private final Iterator<RangeCondition> ranges;
  private volatile @Nullable PreparedStatement query;
  private @Nullable ResultSet result;
  private @Nullable Object @Nullable [] streamedNext;
  private boolean ended;

  SourceRows(
      Connection source,
      Table table,
      List<RangeCondition> ranges,
      CopyOptions options,
      boolean digests)
      throws SideFailedException {
    this.source = source;
    try {
      this.dialect = SqlDialect.of(source);
    } catch (SQLException e) {
      throw failure(e);
    }
    List<Column> stored = table.storedColumns();
    this.columns = new CopiedColumns(stored, dialect);
    this.select = "SELECT " + columns.selectList() + " FROM " + dialect.quote(table.name());
    this.options = options;
    this.digest = digests ? new CopiedDigest(columns) : null;
    this.ranges = ranges.iterator();
  }

  /** Returns the columns of the other side in the order of the values. */
  List<Column> matching(List<Column> otherStored) {
    return columns.matching(otherStored);
  }

  /** Returns the columns in the order of the values. */
  List<Column> columns() {
    return columns.columns();
  }

  /** Returns the next rows; null if there are no more. */
  @Nullable RowBatch next() throws SideFailedException {
    try {
      return read();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Returns true if {@link #next} is known to return null. */
  boolean ended() {
    return ended && streamedNext == null;
  }

  /** Ends a read on another thread, if the driver can. It fails there. */
  void cancel() {
    PreparedStatement running = query;
    try {
      if (running != null) {
        running.cancel();
      }
    } catch (SQLException e) {
      // A statement that has ended meanwhile has nothing to cancel. Any other one is aborted.
      return;
    }
  }

  /** Closes the connection, whatever a thread waits for on it. */
  void abort() {
    try {
      source.abort(Runnable::run);
    } catch (SQLException e) {
      // The reader is a daemon, and fails when its connection does.
      return;
    }
  }

  /** Returns the digest of the rows read so far, if it was asked for and can be computed. */
  Optional<TableDigest> digest() {
    return digest == null ? Optional.empty() : digest.digest();
  }

  private @Nullable RowBatch read() throws SQLException {
    @Nullable Object[] streamed = streamedNext;
    if (streamed != null) {
      streamedNext = null;
      return streamedBatch(streamed);
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    long bytes = 0;
    while (rows.size() < options.batchRows() && bytes < options.batchBytes()) {
      ResultSet row = nextRow();
      if (row == null) {
        break;
      }
      @Nullable Object[] values = columns.read(row);
      boolean isStreamed = columns.areStreamsIn(values);
      if (digest != null) {
        digest.add(values, row, isStreamed);
      }
      if (isStreamed) {
        if (rows.isEmpty()) {
          return streamedBatch(values);
        }
        streamedNext = values;
        break;
      }
      rows.add(values);
      for (Object value : values) {
        bytes += ValueSize.of(value);
      }
    }
    return rows.isEmpty() ? null : new RowBatch(rows, bytes, false);
  }

  private static RowBatch streamedBatch(@Nullable Object[] values) {
    List<@Nullable Object[]> single = new ArrayList<>(1);
    single.add(values);
    return new RowBatch(single, 0, true);
  }

  /** Moves to the next row of all ranges. Null if there are no more. */
  private @Nullable ResultSet nextRow() throws SQLException {
    ResultSet rows = result;
    while (rows == null || !rows.next()) {
      close();
      if (!ranges.hasNext()) {
        ended = true;
        return null;
      }
      rows = open(ranges.next());
    }
    return rows;
  }

  private ResultSet open(RangeCondition range) throws SQLException {
    PreparedStatement prepared =
        source.prepareStatement(
            select + range.where(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    query = prepared;
    prepared.setFetchSize(
        Math.min(options.fetchSize(), dialect.rowsPerRoundTrip(columns.columns().size())));
    range.bind(prepared, dialect);
    ResultSet rows = prepared.executeQuery();
    result = rows;
    return rows;
  }

  @Override
  public void close() throws SideFailedException {
    try (PreparedStatement prepared = query;
        ResultSet rows = result) {
      query = null;
      result = null;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static SideFailedException failure(SQLException cause) {
    return cause instanceof SideFailedException named
        ? named
        : new SideFailedException("source", cause);
  }
}
