package io.dbmodernizer.progress;

/**
 * The progress of some work, weighted by its parts. Each part counts with the highest percent that
 * it has reached, so a part that begins again, for example in a retry, does not lower it.
 */
public final class WeightedProgress {
  private static final int ALL = 100;

  private long weights;
  private long done;

  /**
   * Adds a part.
   *
   * @param weight weight of the part relative to the other parts; less than 1 counts as 1
   * @param reached highest percent that the part has reached; clamped to 0 to 100
   * @return this object
   */
  public WeightedProgress add(int weight, int reached) {
    long counted = Math.max(1, weight);
    weights += counted;
    done += counted * Math.max(0, Math.min(ALL, reached));
    return this;
  }

  /**
   * Returns the progress in percent.
   *
   * @return 0 to 100, rounded down; 100 only if every part has reached 100; 0 without parts
   */
  public int percent() {
    return weights == 0 ? 0 : (int) (done / weights);
  }
}
