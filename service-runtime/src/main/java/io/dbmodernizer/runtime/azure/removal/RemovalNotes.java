package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of a removal step, so that no run reads a resource again that is decided.
 * Resources are identified by their index in the stage's list, which does not change during a
 * removal.
 *
 * @param decided indexes of the resources that are removed or kept
 * @param pending index of the resource whose operation runs; -1 for none
 * @param releasing true if that operation releases the resource to others, false if it removes it
 * @param since time of the first question who uses a shared resource; null before the question
 */
record RemovalNotes(Set<Integer> decided, int pending, boolean releasing, @Nullable Instant since) {
  private static final int NONE = -1;

  /** Copies the set. */
  RemovalNotes {
    decided = Set.copyOf(decided);
  }

  /** Reads the checkpoint; empty before the first run, which looks at every resource. */
  static RemovalNotes of(StepContext context) {
    return context
        .checkpoint(RemovalNotes.class)
        .orElseGet(() -> new RemovalNotes(Set.of(), NONE, false, null));
  }

  RemovalNotes withDecided(int index) {
    Set<Integer> more = new HashSet<>(decided);
    more.add(index);
    return new RemovalNotes(more, NONE, false, since);
  }

  RemovalNotes removing(int index) {
    return new RemovalNotes(decided, index, false, since);
  }

  /** Returns the notes while a resource is released. Its use is asked again afterwards. */
  RemovalNotes handingOver(int index) {
    return new RemovalNotes(decided, index, true, null);
  }

  RemovalNotes askedSince(Instant when) {
    return new RemovalNotes(decided, pending, releasing, since == null ? when : since);
  }

  /** Returns the notes after the operation has succeeded. */
  RemovalNotes settled() {
    return pending == NONE || releasing
        ? new RemovalNotes(decided, NONE, false, since)
        : withDecided(pending);
  }
}
