package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.range.KeyRange;

/**
 * A part of a table that is copied in one transaction.
 *
 * @param id its name
 * @param range the keys of its rows, in the order of the source; all keys for a whole table
 * @param expectedBytes the expected bytes of its values, at least 0
 */
public record Chunk(ChunkId id, KeyRange range, long expectedBytes) {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Chunk {
    if (expectedBytes < 0) {
      throw new IllegalArgumentException("expectedBytes must be at least 0, got " + expectedBytes);
    }
  }
}
