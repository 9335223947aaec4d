package io.dbmodernizer.cli.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The accepted name that is most like a wrong one. */
public final class Nearest {
  private static final int MOST_EDITS = 3;

  private Nearest() {}

  /**
   * Returns the accepted name that is most like a wrong one.
   *
   * @param wrong the wrong name
   * @param accepted the accepted names
   * @return the name; empty if none is like it
   */
  public static Optional<String> to(String wrong, Collection<String> accepted) {
    String text = bare(wrong);
    return accepted.stream()
        .filter(name -> isNear(text, bare(name)))
        .min(Comparator.comparingInt(name -> edits(text, bare(name))));
  }

  /** Returns whether few letters differ, or one text is the beginning of the other. */
  private static boolean isNear(String wrong, String name) {
    if (wrong.length() >= MOST_EDITS && (name.startsWith(wrong) || wrong.startsWith(name))) {
      return true;
    }
    return edits(wrong, name) <= Math.min(MOST_EDITS, name.length() / 2);
  }

  private static String bare(String name) {
    return name.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the number of letters to insert, delete or replace (Levenshtein). */
  private static int edits(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] current = new int[other.length() + 1];
      current[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int replaced =
            above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, Math.min(above[column] + 1, current[column - 1] + 1));
      }
      above = current;
    }
    return above[other.length()];
  }
}
