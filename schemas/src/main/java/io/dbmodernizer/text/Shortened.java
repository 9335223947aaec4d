package io.dbmodernizer.text;

/** Cuts a text that is too long for a record, and shows that it was cut. */
public final class Shortened {
  private static final String CUT = "…";

  private Shortened() {}

  /**
   * The text, or its beginning.
   *
   * @param text any text; secrets have been taken out of it before, as half of one is not
   *     recognised
   * @param longest most characters of the result, at least 1
   * @return the text itself if it is short enough
   */
  public static String to(String text, int longest) {
    if (longest < 1) {
      throw new IllegalArgumentException("longest is " + longest + ", must be at least 1");
    }
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - CUT.length();
    // Half of a surrogate pair is no character.
    boolean splits = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end) + CUT;
  }
}
