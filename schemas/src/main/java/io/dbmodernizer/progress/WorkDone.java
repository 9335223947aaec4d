package io.dbmodernizer.progress;

/**
 * How much of some work is done, from its parts. A part counts with the highest percent that it has
 * reached, so work that is begun anew, by a retry for instance, takes nothing back.
 */
public final class WorkDone {
  private static final int ALL = 100;

  private long weights;
  private long done;

  /**
   * Adds a part.
   *
   * @param weight how much of the work it is, relative to the other parts; less than 1 counts as 1
   * @param reached the highest percent that it has reached, 0 to 100
   * @return this
   */
  public WorkDone add(int weight, int reached) {
    long counted = Math.max(1, weight);
    weights += counted;
    done += counted * Math.max(0, Math.min(ALL, reached));
    return this;
  }

  /**
   * The share that is done.
   *
   * @return 0 to 100, rounded down, so that 100 means that every part has reached 100; 0 without
   *     parts
   */
  public int percent() {
    return weights == 0 ? 0 : (int) (done / weights);
  }
}
