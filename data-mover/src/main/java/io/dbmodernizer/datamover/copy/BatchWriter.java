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

  private final Connection target;
  private final SqlDialect dialect;
  private final List<Column> columns;
  private final TransferListener listener;
  private final InsertSink inserts;
  private final RowSink sink;
  private @Nullable StreamedInsert streamedInsert;
  private long rows;
  private long bytes;

  BatchWriter(
      Connection target,
      SqlDialect dialect,
      Table table,
      List<Column> columns,
      TransferListener listener) {
    this.target = target;
    this.dialect = dialect;
    this.columns = columns;
    this.listener = listener;
    this.inserts = new InsertSink(target, dialect, table, columns);
    this.sink = inserts;
  }

  void write(RowBatch batch) throws SQLException {
    listener.beforeBatch();
    long moreBytes = batch.bytes();
    if (batch.streamed()) {
      moreBytes = streamedInsert().insert(batch.rows().get(0));
    } else {
      sink.write(batch.rows());
    }
    int moreRows = batch.rows().size();
    rows += moreRows;
    bytes += moreBytes;
    listener.afterBatch(moreRows, moreBytes);
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
    try (RowSink closed = sink;
        StreamedInsert streamed = streamedInsert) {
      streamedInsert = null;
    }
  }
}
