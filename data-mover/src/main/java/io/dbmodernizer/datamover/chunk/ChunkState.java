package io.dbmodernizer.datamover.chunk;

/** The state of a chunk in the ledger. */
enum ChunkState {
  /** It waits for a worker, or one copies it. */
  PLANNED,
  /** Its rows are on the target. */
  COPIED,
  /** It cannot be copied. */
  FAILED
}
