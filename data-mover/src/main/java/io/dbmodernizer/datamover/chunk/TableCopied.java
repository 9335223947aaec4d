package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The state of one table's copy.
 *
 * @param table the table
 * @param planned true if all of its chunks are in the ledger
 * @param chunks the chunks in the ledger
 * @param copied the chunks that are on the target
 * @param failed the chunks that have failed for good
 * @param rows the rows of the copied chunks
 * @param bytes the bytes of their values
 */
public record TableCopied(
    TableName table, boolean planned, int chunks, int copied, int failed, long rows, long bytes) {

  /** Returns true if every chunk is on the target or has failed for good. */
  public boolean decided() {
    return planned && copied + failed == chunks;
  }

  /** Returns true if every chunk is planned and on the target. */
  public boolean complete() {
    return planned && copied == chunks;
  }
}
