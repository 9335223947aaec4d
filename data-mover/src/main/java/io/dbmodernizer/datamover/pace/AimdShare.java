package io.dbmodernizer.datamover.pace;

/**
 * The share of its workers that a copy uses: additive increase, multiplicative decrease. Each
 * throttling halves it, and each run of successes adds a step. Below one worker the share stands
 * for pauses between the pieces of work of the last one. Not thread-safe.
 */
final class AimdShare {

  /** The successes in a row that add a step. */
  static final int SUCCESSES = 10;

  /** The step, as a share of all workers. */
  static final double STEP = 1.0 / 8;

  /** The smallest share of one worker's time. */
  static final double LEAST_OF_ONE = 1.0 / 8;

  private final int workers;
  private double share = 1;
  private int successes;

  AimdShare(int workers) {
    this.workers = workers;
  }

  void throttled() {
    share = Math.max(LEAST_OF_ONE / workers, share / 2);
    successes = 0;
  }

  void succeeded() {
    successes++;
    if (successes == SUCCESSES) {
      successes = 0;
      share = Math.min(1, share + STEP);
    }
  }

  /** Returns the share, above 0 and at most 1. */
  double share() {
    return share;
  }

  /** Returns the number of workers that may work at the same time, at least 1. */
  int allowed() {
    return Math.max(1, (int) (share * workers + 1e-9));
  }

  /** Returns the pause after a piece of work, so that the last worker works its share of time. */
  long pauseAfter(long workedNanos) {
    double ofOne = share * workers;
    return ofOne >= 1 ? 0 : (long) (workedNanos * (1 / ofOne - 1));
  }
}
