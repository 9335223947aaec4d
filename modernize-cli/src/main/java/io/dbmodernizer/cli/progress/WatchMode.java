package io.dbmodernizer.cli.progress;

/**
 * The end that a watch waits for, and the events that can bring it.
 *
 * @param goal the end to wait for
 * @param newEventsOnly whether only events after the start of the watch can end it, because earlier
 *     ones belong to an earlier command
 * @param publishes whether the caller publishes a request or a command after the start of the
 *     watch. A new refusal then ends the watch. Otherwise a refusal is for another requester
 */
public record WatchMode(Goal goal, boolean newEventsOnly, boolean publishes) {

  /** An end to wait for. */
  public enum Goal {
    /** Any end of the migration. */
    END,
    /** The migration has stopped. */
    CANCELLATION,
    /** The resources that the migration created are removed. */
    REMOVAL,
    /** A database is restored. */
    RESTORE,
    /** The copy has other limits. */
    LIMITS
  }

  /** The watch of a migration that was requested earlier. */
  public static final WatchMode EXISTING = new WatchMode(Goal.END, false, false);

  /**
   * Returns the watch of a command that the caller publishes.
   *
   * @param goal the end that the command brings about
   * @return the mode
   */
  public static WatchMode command(Goal goal) {
    return new WatchMode(goal, true, true);
  }
}
