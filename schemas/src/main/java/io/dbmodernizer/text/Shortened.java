package io.dbmodernizer.text;

/** Texts cut to a maximum length. The last character of a cut text is an ellipsis. */
public final class Shortened {
  private static final String CUT = "…";

  private Shortened() {}

  /**
   * Returns the text, or its beginning.
   *
   * @param text any text; the caller has removed secrets before, because half of a secret is not
   *     recognised
   * @param longest most characters of the result, at least 1
   * @return the text itself if it is short enough, else its beginning and an ellipsis
   * @throws IllegalArgumentException if {@code longest} is less than 1
   */
  public static String to(String text, int longest) {
    if (longest < 1) {
      throw new IllegalArgumentException("longest is " + longest + ", must be at least 1");
    }
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - CUT.length();
    // Half of a surrogate pair is not a character.
    boolean splits = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end) + CUT;
  }
}
