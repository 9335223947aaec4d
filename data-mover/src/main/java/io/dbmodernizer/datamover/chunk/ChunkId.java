package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The name of a chunk within a copy.
 *
 * @param table the table
 * @param number the position in the order of the key, from 0
 */
public record ChunkId(TableName table, int number) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ChunkId {
    if (number < 0) {
      throw new IllegalArgumentException("number must be at least 0, got " + number);
    }
  }

  @Override
  public String toString() {
    return "chunk " + number + " of table " + table;
  }
}
