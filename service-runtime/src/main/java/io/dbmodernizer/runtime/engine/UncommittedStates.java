package io.dbmodernizer.runtime.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * The migrations whose state is stored but not committed yet. Their steps wait, because a run must
 * not write to Azure or a database before its intention is durable. Used by the stream thread only.
 */
final class UncommittedStates {
  private final Commits commits;
  private final Map<String, Long> writtenAfter = new HashMap<>();

  UncommittedStates(Commits commits) {
    this.commits = commits;
  }

  /** Notes that a state was stored in the open transaction. */
  void written(String migrationId) {
    writtenAfter.put(migrationId, commits.count());
  }

  /** Removes the migrations whose states were committed meanwhile. */
  void settle() {
    long committed = commits.count();
    writtenAfter.values().removeIf(after -> after < committed);
  }

  /**
   * Returns whether the state of the migration was not committed when {@link #settle} was called
   * last.
   */
  boolean contains(String migrationId) {
    return writtenAfter.containsKey(migrationId);
  }
}
