package io.dbmodernizer.datamover.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts small tables together, so that one task copies many of them in one transaction. A large
 * table is a pack of its own, and so is each part of a table: its size is what the user wants as
 * one transaction.
 */
public final class ChunkPacks {

  /** The most chunks of a pack. */
  public static final int MOST_CHUNKS = 50;

  /** The most bytes of a pack of more than one chunk. */
  static final long MOST_BYTES = 4L << 20;

  private ChunkPacks() {}

  /** Returns the packs, each at about the place of its last chunk. */
  public static List<List<ChunkId>> of(List<WaitingChunk> chunks) {
    List<List<ChunkId>> packs = new ArrayList<>();
    List<ChunkId> pack = new ArrayList<>();
    long bytes = 0;
    for (WaitingChunk chunk : chunks) {
      if (!chunk.wholeTable()) {
        packs.add(List.of(chunk.id()));
        continue;
      }
      boolean fits = pack.size() < MOST_CHUNKS && bytes + chunk.expectedBytes() <= MOST_BYTES;
      if (!fits && !pack.isEmpty()) {
        packs.add(List.copyOf(pack));
        pack.clear();
        bytes = 0;
      }
      pack.add(chunk.id());
      bytes += chunk.expectedBytes();
    }
    if (!pack.isEmpty()) {
      packs.add(List.copyOf(pack));
    }
    return packs;
  }
}
