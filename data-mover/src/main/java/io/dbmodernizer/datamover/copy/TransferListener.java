package io.dbmodernizer.datamover.copy;

import java.sql.SQLException;

/**
 * An observer of a transfer, called on the thread that writes. It may wait to slow the transfer
 * down. An exception ends the transfer.
 */
public interface TransferListener {

  /** A listener that does nothing. */
  TransferListener NONE = new TransferListener() {};

  /** Called before each batch is written. */
  default void beforeBatch() throws SQLException {}

  /**
   * Called after each batch is written.
   *
   * @param rows the rows of the batch
   * @param bytes the bytes of its values, counted as in {@link CopyResult}
   */
  default void afterBatch(int rows, long bytes) throws SQLException {}

  /** Called when all batches are written, before the caller ends the transaction. */
  default void afterLastBatch() throws SQLException {}
}
