package io.dbmodernizer.text;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Things in one line of bounded length: the first few, each shortened, and how many more there are.
 */
public final class Listing {
  /** Most things that are named unless the caller wants fewer. */
  public static final int MOST = 10;

  /** Longest text of one thing, in characters. */
  public static final int LONGEST_ITEM = 300;

  private Listing() {}

  /**
   * At most {@value #MOST} things, separated by commas.
   *
   * @param things any number of them
   * @return for example {@code a, b, and 12 more}; empty if there are none
   */
  public static String of(Collection<?> things) {
    return of(things, ", ", MOST);
  }

  /**
   * Things in one line.
   *
   * @param things any number of them
   * @param separator between two
   * @param most how many are named, at least 1
   * @return for example {@code a; b; and 12 more}; empty if there are none
   */
  public static String of(Collection<?> things, String separator, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + ", must be at least 1");
    }
    String named =
        things.stream()
            .limit(most)
            .map(thing -> Shortened.to(String.valueOf(thing), LONGEST_ITEM))
            .collect(Collectors.joining(separator));
    int more = things.size() - most;
    return more > 0 ? named + separator + "and " + more + " more" : named;
  }
}
