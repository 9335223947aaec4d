package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.ChunkId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** The packs of chunks that wait for a worker or are being copied. Thread-safe. */
final class PackQueue {

  private final Queue<List<ChunkId>> waiting = new ArrayDeque<>();
  private final Set<ChunkId> known = new HashSet<>();
  private boolean changed;
  private boolean ended;

  /** Adds packs. */
  synchronized void offer(List<List<ChunkId>> packs) {
    waiting.addAll(packs);
    packs.forEach(known::addAll);
    notifyAll();
  }

  /** Waits for a pack; empty if there will be none. */
  synchronized Optional<List<ChunkId>> take() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    changed = true;
    notifyAll();
    return ended ? Optional.empty() : Optional.of(waiting.remove());
  }

  /** Forgets a pack whose copy has ended in any way. */
  synchronized void done(List<ChunkId> pack) {
    pack.forEach(known::remove);
    signal();
  }

  /** Returns the number of packs that wait. */
  synchronized int size() {
    return waiting.size();
  }

  /** Returns the chunks that wait or are being copied. */
  synchronized Set<ChunkId> known() {
    return Set.copyOf(known);
  }

  /** Makes {@link #awaitChange} return. */
  synchronized void signal() {
    changed = true;
    notifyAll();
  }

  /** Waits until a worker has taken or ended a pack, {@link #signal} is called, or time is over. */
  synchronized void awaitChange(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; !changed && !ended && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    changed = false;
  }

  /** Lets every {@link #take} return empty. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }
}
