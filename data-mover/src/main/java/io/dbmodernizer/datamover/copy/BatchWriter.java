package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes batches and counts them. */
final class BatchWriter implements AutoCloseable {

  /** The fewest rows that are worth a bulk copy. */
  private static final int FEWEST_IN_BULK = 100;

  private final Connection target;
  private final SqlDialect dialect;
  private final List<Column> columns;
  private final TransferListener listener;
  private final InsertSink inserts;
  private final @Nullable RowSink bulk;
  private final @Nullable RowRefusals refusals;
  private @Nullable StreamedInsert streamedInsert;
  private long streamedBytes;
  private long rows;
  private long bytes;

  /**
   * @param table the table as the target has it
   * @param columns the columns of the target in the order of the values
   * @param bulk writes many rows faster than inserts do; null if there is no such way
   * @param refusals finds the rows that the target refuses; null to fail with the target's error
   */
  BatchWriter(
      Connection target,
      SqlDialect dialect,
      Table table,
      List<Column> columns,
      @Nullable RowSink bulk,
      TransferListener listener,
      @Nullable RowRefusals refusals) {
    this.target = target;
    this.dialect = dialect;
    this.columns = columns;
    this.listener = listener;
    this.inserts = new InsertSink(target, dialect, table, columns);
    this.bulk = bulk;
    this.refusals = refusals;
  }

  void write(RowBatch batch) throws SQLException {
    listener.beforeBatch();
    streamedBytes = 0;
    RowRefusals.Write write = batch.streamed() ? this::writeStreamed : this::writeRows;
    int setAside = 0;
    if (refusals == null) {
      write.of(batch.rows());
    } else {
      setAside = refusals.write(batch.rows(), write);
    }
    long moreBytes = batch.bytes() + streamedBytes;
    int moreRows = batch.rows().size() - setAside;
    rows += moreRows;
    bytes += moreBytes;
    listener.afterBatch(moreRows, moreBytes);
  }

  /** A bulk copy takes more round trips than an insert of few rows. */
  private void writeRows(List<@Nullable Object[]> batch) throws SQLException {
    RowSink sink = bulk == null || batch.size() < FEWEST_IN_BULK ? inserts : bulk;
    sink.write(batch);
  }

  private void writeStreamed(List<@Nullable Object[]> single) throws SQLException {
    streamedBytes = streamedInsert().insert(single.get(0));
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  private StreamedInsert streamedInsert() throws SQLException {
    StreamedInsert streamed = streamedInsert;
    if (streamed == null) {
      streamed = new StreamedInsert(target, dialect, inserts.statement(1), columns);
      streamedInsert = streamed;
    }
    return streamed;
  }

  @Override
  public void close() throws SQLException {
    try (RowSink closedInserts = inserts;
        RowSink closedBulk = bulk;
        StreamedInsert streamed = streamedInsert) {
      streamedInsert = null;
    }
  }
}
