package io.dbmodernizer.runtime.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * Which migrations have a state that is stored but not committed yet. Their steps wait: a run must
 * not write to the world outside before it is durable what it is about to write. Used by the stream
 * thread only.
 */
final class UncommittedStates {
  private final Commits commits;
  private final Map<String, Long> writtenAfter = new HashMap<>();

  UncommittedStates(Commits commits) {
    this.commits = commits;
  }

  /** A state of the migration has been stored in the transaction that is open now. */
  void written(String migrationId) {
    writtenAfter.put(migrationId, commits.count());
  }

  /** Forgets what has been committed meanwhile. */
  void settle() {
    long committed = commits.count();
    writtenAfter.values().removeIf(after -> after < committed);
  }

  /** Whether the state of the migration was not committed when {@link #settle} was called last. */
  boolean contains(String migrationId) {
    return writtenAfter.containsKey(migrationId);
  }
}
