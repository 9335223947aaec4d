package io.dbmodernizer.datamover.proof;

import java.util.List;

/**
 * The number of differences and the first of them.
 *
 * @param total the number of differences, 0 or more
 * @param first the first {@value #MOST} at most
 */
public record Differences(int total, List<Difference> first) {

  /** The most differences that are listed. */
  public static final int MOST = 1_000;

  /** Copies the list. */
  public Differences {
    first = List.copyOf(first);
  }

  static Differences of(List<Difference> all) {
    return new Differences(all.size(), all.subList(0, Math.min(MOST, all.size())));
  }
}
