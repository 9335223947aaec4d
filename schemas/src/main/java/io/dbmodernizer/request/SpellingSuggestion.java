package io.dbmodernizer.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A search for the word that the user probably meant. */
public final class SpellingSuggestion {

  private SpellingSuggestion() {}

  /**
   * Returns the candidate that is closest to the text.
   *
   * @param written the text
   * @param candidates the words that there are
   * @return the closest; empty if none is close
   */
  public static Optional<String> closest(String written, Collection<String> candidates) {
    String lowerCase = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(lowerCase, candidate) <= tolerance(lowerCase, candidate))
        .min(Comparator.comparingInt(candidate -> distance(lowerCase, candidate)));
  }

  /**
   * Returns the largest accepted distance: a third of the letters, at least 2; 1 in a short word;
   * without limit if one word begins with the other.
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

  /** Returns the Levenshtein distance, ignoring case. */
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
