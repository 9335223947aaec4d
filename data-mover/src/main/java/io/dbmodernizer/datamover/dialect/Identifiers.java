package io.dbmodernizer.datamover.dialect;

/** Encloses identifiers in delimiters. */
public final class Identifiers {

  private Identifiers() {}

  /**
   * Returns an identifier between delimiters. A closing delimiter inside of it is doubled.
   *
   * @throws IllegalArgumentException if the identifier is empty or has a NUL character
   */
  public static String enclose(String identifier, char open, char close) {
    if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "an SQL identifier must not be empty nor hold a NUL character: '"
              + identifier.replace('\0', '\u2400')
              + "'");
    }
    String closing = String.valueOf(close);
    return open + identifier.replace(closing, closing + closing) + close;
  }
}
