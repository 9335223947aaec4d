package io.dbmodernizer.cli.progress;

/**
 * What is followed of a migration, and which of its events say how that ends.
 *
 * @param goal what is waited for
 * @param fromHere whether only what happens from here on counts: what was before belongs to an
 *     earlier command
 * @param asked whether a request or command is about to be published, so that a refusal is its
 *     answer; otherwise a refusal answers another requester and ends nothing
 */
public record Following(Goal goal, boolean fromHere, boolean asked) {

  /** What is waited for. */
  public enum Goal {
    /** The end of the migration, whatever it is. */
    END,
    /** That it stops. */
    CANCELLATION,
    /** That what it created is gone. */
    REMOVAL,
    /** A restored database. */
    RESTORE
  }

  /** A migration that was requested earlier. */
  public static final Following MIGRATION = new Following(Goal.END, false, false);

  /** A migration that is about to be requested. */
  public static final Following REQUEST = new Following(Goal.END, false, true);

  /**
   * A command that is about to be published.
   *
   * @param goal what it is to bring about
   * @return what to follow
   */
  public static Following command(Goal goal) {
    return new Following(goal, true, true);
  }
}
