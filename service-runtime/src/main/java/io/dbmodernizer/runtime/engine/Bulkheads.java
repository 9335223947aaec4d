package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Counterpart;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The limits on threads by counterpart. A run takes one thread, and one of the share of each of its
 * counterparts. A counterpart that did not answer last time gets one thread until it answers again,
 * and all such counterparts together get half of the threads. Thread-safe.
 */
final class Bulkheads {
  private final int threads;
  private final int serverShare;
  private final int subscriptionShare;
  private final Map<Counterpart, Integer> taken = new HashMap<>();
  private final Set<Counterpart> silent = new HashSet<>();
  private int free;

  /**
   * @param threads runs at the same time
   * @param serverSharePercent of the threads, for one source or one target server
   * @param subscriptionSharePercent of the threads, for one subscription
   */
  Bulkheads(int threads, int serverSharePercent, int subscriptionSharePercent) {
    this.threads = threads;
    this.free = threads;
    this.serverShare = share(threads, serverSharePercent);
    this.subscriptionShare = share(threads, subscriptionSharePercent);
  }

  /** Takes a thread if there is one for a run with these counterparts. */
  synchronized boolean enter(Set<Counterpart> counterparts) {
    if (refusal(counterparts).isPresent()) {
      return false;
    }
    free--;
    counterparts.forEach(counterpart -> taken.merge(counterpart, 1, Integer::sum));
    return true;
  }

  /** Frees the thread of a run. */
  synchronized void leave(Set<Counterpart> counterparts) {
    free++;
    counterparts.forEach(
        counterpart ->
            taken.computeIfPresent(counterpart, (key, runs) -> runs > 1 ? runs - 1 : null));
  }

  /** Notes which counterparts of a run did not answer; the others did. */
  synchronized void answered(Set<Counterpart> counterparts, Collection<Counterpart> not) {
    silent.removeAll(counterparts);
    silent.addAll(not);
  }

  /** Returns whether a run with these counterparts would get a thread. */
  synchronized boolean admits(Set<Counterpart> counterparts) {
    return refusal(counterparts).isEmpty();
  }

  /** Returns why a run with these counterparts gets no thread, for people; empty if it gets one. */
  synchronized Optional<String> refusal(Set<Counterpart> counterparts) {
    if (free == 0) {
      return Optional.of("all " + threads + " are taken");
    }
    for (Counterpart counterpart : counterparts) {
      int share = share(counterpart);
      if (taken.getOrDefault(counterpart, 0) >= share) {
        return Optional.of(
            counterpart
                + (silent.contains(counterpart) ? ", which did not answer last time," : "")
                + " may take "
                + share
                + " of "
                + threads
                + " and has them");
      }
      if (silent.contains(counterpart) && takenBySilent() >= Math.max(1, threads / 2)) {
        return Optional.of(
            counterpart + " did not answer last time, and others of that kind take half of them");
      }
    }
    return Optional.empty();
  }

  /** Threads that no run has taken. */
  synchronized int free() {
    return free;
  }

  /** Threads that runs have taken. */
  synchronized int taken() {
    return threads - free;
  }

  private int takenBySilent() {
    return silent.stream().mapToInt(counterpart -> taken.getOrDefault(counterpart, 0)).sum();
  }

  private int share(Counterpart counterpart) {
    if (silent.contains(counterpart)) {
      return 1;
    }
    return counterpart.kind() == Counterpart.Kind.SUBSCRIPTION ? subscriptionShare : serverShare;
  }

  private static int share(int threads, int percent) {
    return Math.max(1, threads * percent / 100);
  }
}
