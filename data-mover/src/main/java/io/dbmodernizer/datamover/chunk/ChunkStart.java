package io.dbmodernizer.datamover.chunk;

/** The answer of the ledger to a worker that wants to copy a chunk. */
sealed interface ChunkStart {

  /**
   * The worker may copy the chunk. Another worker may get the same answer; only one of them can
   * commit.
   *
   * @param chunk the chunk
   * @param attempt the number of this attempt, from 1
   */
  record Granted(Chunk chunk, int attempt) implements ChunkStart {}

  /** The chunk is on the target already. */
  record Copied() implements ChunkStart {}

  /**
   * The chunk has failed for good.
   *
   * @param message why, without a remedy
   */
  record Failed(String message) implements ChunkStart {}

  /** The ledger does not know the chunk: its copy was cancelled, removed or replaced. */
  record Superseded() implements ChunkStart {}
}
