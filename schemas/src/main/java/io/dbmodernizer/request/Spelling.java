package io.dbmodernizer.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

  private Spelling() {}

  /** The nearest of the candidates, unless even that is far from what was written. */
  static Optional<String> closest(String written, Collection<String> candidates) {
    String lowerCase = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(lowerCase, candidate) <= tolerance(lowerCase, candidate))
        .min(Comparator.comparingInt(candidate -> distance(lowerCase, candidate)));
  }

  /**
   * Two letters or a third of them, one in a short word, and everything where one word begins with
   * the other.
   */
  private static int tolerance(String written, String candidate) {
    String lowerCase = candidate.toLowerCase(Locale.ROOT);
    boolean prefix =
        written.length() >= 3 && (lowerCase.startsWith(written) || written.startsWith(lowerCase));
    if (prefix) {
      return Integer.MAX_VALUE;
    }
    int longer = Math.max(written.length(), candidate.length());
    return longer < 4 ? 1 : Math.max(2, longer / 3);
  }

  /** Levenshtein distance, whatever the case. */
  private static int distance(String lowerCase, String candidate) {
    String other = candidate.toLowerCase(Locale.ROOT);
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= lowerCase.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substitution =
            previous[j - 1] + (lowerCase.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
