package io.dbmodernizer.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** A list of items in one line of limited length: the first items and the number of the others. */
public final class Listing {
  /** Default of the number of items in the text. */
  public static final int MOST = 10;

  /** Longest text of one item, in characters. */
  public static final int LONGEST_ITEM = 300;

  private Listing() {}

  /**
   * Returns at most {@value #MOST} items, separated by commas.
   *
   * @param things the items
   * @return for example {@code a, b, and 12 more}; empty if there are none
   */
  public static String of(Collection<?> things) {
    return of(things, ", ", MOST);
  }

  /**
   * Returns items in one line.
   *
   * @param things the items
   * @param separator text between two items
   * @param most most items in the text, at least 1
   * @return for example {@code a; b; and 12 more}; empty if there are none
   * @throws IllegalArgumentException if {@code most} is less than 1
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
