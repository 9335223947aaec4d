package io.dbmodernizer.datamover.proof;

/**
 * A difference between two databases, or the reason why something was not compared.
 *
 * @param kind the kind of object in capitals, for programs, for example {@code FOREIGN_KEY}
 * @param object the object, for people
 * @param text the difference or the reason, as a clause about the object; at most 500 characters
 */
public record Difference(String kind, String object, String text) {

  private static final int LONGEST = 500;

  /** Shortens the text. */
  public Difference {
    if (text.length() > LONGEST) {
      int end = LONGEST - 1;
      text =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
  }

  /** Returns kind, object and text, for messages. */
  @Override
  public String toString() {
    return kind + " " + object + ": " + text;
  }
}
