package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a removal step remembers from run to run, so that nothing is read twice: resources by their
 * place in the stage's list, which does not change during a removal.
 *
 * @param decided which are removed or kept
 * @param pending which one the operation under way removes or hands over; -1 for none
 * @param releasing whether that operation hands over instead of removing
 * @param since when it was first asked who uses a shared one; null before
 */
record RemovalNotes(Set<Integer> decided, int pending, boolean releasing, @Nullable Instant since) {
  private static final int NONE = -1;

  /** Copies the set. */
  RemovalNotes {
    decided = Set.copyOf(decided);
  }

  /** What was stored; nothing before the first run, which then looks at every resource. */
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

  /** What was known of its use before counts no more: the question is asked anew afterwards. */
  RemovalNotes handingOver(int index) {
    return new RemovalNotes(decided, index, true, null);
  }

  RemovalNotes askedSince(Instant when) {
    return new RemovalNotes(decided, pending, releasing, since == null ? when : since);
  }

  /** After the operation that was under way has succeeded. */
  RemovalNotes settled() {
    return pending == NONE || releasing
        ? new RemovalNotes(decided, NONE, false, since)
        : withDecided(pending);
  }
}
