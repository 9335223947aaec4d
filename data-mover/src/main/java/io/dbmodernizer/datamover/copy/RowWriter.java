package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A writer that collects rows and inserts them in batches. A row with large objects as streams is a
 * batch of its own.
 */
final class RowWriter implements AutoCloseable {

  private final Connection target;
  private final SqlDialect dialect;
  private final Table table;
  private final List<Column> columns;
  private final CopyOptions options;
  private final CopyListener listener;
  private final boolean commitsBatches;
  private final String insert;
  private final int rowsPerInsert;
  private final List<@Nullable Object[]> batch = new ArrayList<>();
  private @Nullable PreparedStatement fullInsert;
  private @Nullable StreamedInsert streamedInsert;
  private long batchBytes;
  private CopyProgress progress;

  /**
   * Creates a writer.
   *
   * @param columns the columns in the order of the values
   * @param commitsBatches true to commit after each batch, false to leave that to the caller
   */
  RowWriter(
      Connection target,
      Table table,
      List<Column> columns,
      CopyOptions options,
      CopyListener listener,
      boolean commitsBatches)
      throws SQLException {
    this.target = target;
    this.table = table;
    this.columns = columns;
    this.options = options;
    this.listener = listener;
    this.commitsBatches = commitsBatches;
    this.dialect = SqlDialect.of(target);
    this.insert = dialect.insertInto(table, columns) + " VALUES ";
    this.rowsPerInsert = dialect.rowsPerInsert(columns.size());
    this.progress = new CopyProgress(table.name(), 0, 0, 0, 0);
  }

  /** Reports the start to the listener, which can cancel the copy at once. */
  void start() {
    listener.onProgress(progress);
    failIfCancelled();
  }

  /**
   * Takes a row.
   *
   * @param values the values in the order of the columns; streams in it are read to their ends now
   */
  void add(@Nullable Object[] values) throws SQLException {
    if (StreamedInsert.isNeededFor(values)) {
      insertNow(values);
      return;
    }
    batch.add(values);
    for (Object value : values) {
      batchBytes += ValueSize.of(value);
    }
    if (batch.size() >= options.batchRows() || batchBytes >= options.batchBytes()) {
      flush();
    }
  }

  CopyProgress finish() throws SQLException {
    if (!batch.isEmpty()) {
      flush();
    }
    return progress;
  }

  private void insertNow(@Nullable Object[] values) throws SQLException {
    if (!batch.isEmpty()) {
      flush();
    }
    failIfCancelled();
    StreamedInsert streamed = streamedInsert;
    if (streamed == null) {
      streamed = new StreamedInsert(target, dialect, insert + placeholders(1), columns);
      streamedInsert = streamed;
    }
    written(1, streamed.insert(values));
  }

  private void flush() throws SQLException {
    failIfCancelled();
    int full = batch.size() / rowsPerInsert * rowsPerInsert;
    if (full > 0) {
      PreparedStatement many = fullInsert();
      for (int from = 0; from < full; from += rowsPerInsert) {
        bind(many, from, from + rowsPerInsert);
        many.addBatch();
      }
      many.executeBatch();
    }
    if (full < batch.size()) {
      try (PreparedStatement rest =
          target.prepareStatement(insert + placeholders(batch.size() - full))) {
        bind(rest, full, batch.size());
        rest.executeUpdate();
      }
    }
    int rows = batch.size();
    long bytes = batchBytes;
    batch.clear();
    batchBytes = 0;
    written(rows, bytes);
  }

  private void written(int moreRows, long moreBytes) throws SQLException {
    if (commitsBatches) {
      target.commit();
    }
    long rows = progress.rowsCopied() + moreRows;
    long bytes = progress.bytesWritten() + moreBytes;
    progress = new CopyProgress(table.name(), rows, rows, bytes, bytes);
    listener.onProgress(progress);
  }

  /** Prepares the statement only if it is needed: most tables are smaller than one full insert. */
  private PreparedStatement fullInsert() throws SQLException {
    PreparedStatement prepared = fullInsert;
    if (prepared == null) {
      prepared = target.prepareStatement(insert + placeholders(rowsPerInsert));
      fullInsert = prepared;
    }
    return prepared;
  }

  private void bind(PreparedStatement statement, int from, int to) throws SQLException {
    int parameter = 1;
    for (int row = from; row < to; row++) {
      @Nullable Object[] values = batch.get(row);
      for (int at = 0; at < values.length; at++) {
        dialect.writeParameter(statement, parameter++, columns.get(at).type(), values[at]);
      }
    }
  }

  private String placeholders(int rows) {
    String row =
        columns.stream()
            .map(column -> dialect.parameter(column.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    return String.join(", ", Collections.nCopies(rows, row));
  }

  private void failIfCancelled() {
    if (listener.isCancelled()) {
      throw new CopyCancelledException(progress);
    }
  }

  @Override
  public void close() throws SQLException {
    try (StreamedInsert streamed = streamedInsert;
        PreparedStatement full = fullInsert) {
      fullInsert = null;
      streamedInsert = null;
    }
  }
}
