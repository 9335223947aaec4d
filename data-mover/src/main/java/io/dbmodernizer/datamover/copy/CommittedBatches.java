package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;

/** Commits after each batch of a transfer, and shows the counts to a listener that can cancel. */
final class CommittedBatches implements TransferListener {

  private final Connection target;
  private final CopyListener listener;
  private CopyProgress progress;

  CommittedBatches(Connection target, TableName table, CopyListener listener) {
    this.target = target;
    this.listener = listener;
    this.progress = new CopyProgress(table, 0, 0, 0, 0);
  }

  /** Reports the start to the listener, which can cancel the copy at once. */
  void start() {
    listener.onProgress(progress);
    beforeBatch();
  }

  CopyProgress progress() {
    return progress;
  }

  @Override
  public void beforeBatch() {
    if (listener.isCancelled()) {
      throw new CopyCancelledException(progress);
    }
  }

  @Override
  public void afterBatch(int moreRows, long moreBytes) throws SQLException {
    target.commit();
    long rows = progress.rowsCopied() + moreRows;
    long bytes = progress.bytesWritten() + moreBytes;
    progress = new CopyProgress(progress.table(), rows, rows, bytes, bytes);
    listener.onProgress(progress);
  }
}
