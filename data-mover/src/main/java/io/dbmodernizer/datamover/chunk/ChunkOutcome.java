package io.dbmodernizer.datamover.chunk;

/** The result of an attempt to copy a chunk. */
public sealed interface ChunkOutcome {

  /**
   * The rows were committed by this attempt.
   *
   * @param rows what was copied
   */
  record Copied(CopiedRows rows) implements ChunkOutcome {}

  /** Another attempt had committed the rows. This one wrote nothing. */
  record AlreadyCopied() implements ChunkOutcome {}

  /**
   * The chunk cannot be copied. The ledger holds the same message. The target is unchanged.
   *
   * @param message why, without a remedy
   */
  record Failed(String message) implements ChunkOutcome {}

  /** The copy was cancelled, removed or replaced meanwhile. The target is unchanged. */
  record Superseded() implements ChunkOutcome {}
}
