package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.dialect.ReadConsistency;

/** How consistent the rows of a copy are, in words for a report. */
public final class ChunkConsistency {

  private ChunkConsistency() {}

  /**
   * Returns a clause without a full stop.
   *
   * @param consistency the weakest consistency with which a chunk was read
   */
  public static String inWords(ReadConsistency consistency) {
    return switch (consistency) {
      case SNAPSHOT -> "each chunk was read in a snapshot; chunks were not read at the same moment";
      case STATEMENT ->
          "each chunk was read as of one moment by one statement; chunks were not read at the same"
              + " moment";
      case COMMITTED_ROWS ->
          "chunks were read with READ COMMITTED, because the source allows no snapshot; a row that"
              + " changed meanwhile may be missing or be there twice";
    };
  }
}
