package io.dbmodernizer.datamover.rights;

/** A right that a login needs to read a database whole. */
public enum ReadingRight {
  /** The right to see the definitions of all objects. */
  VIEW_DEFINITION("VIEW DEFINITION"),
  /** The right to read a table with all its columns. */
  SELECT("SELECT"),
  /** The right to read the stored value of a masked column. */
  UNMASK("UNMASK"),
  /** That no enabled security policy filters the rows of a table. */
  ALL_ROWS("unfiltered rows");

  private final String words;

  ReadingRight(String words) {
    this.words = words;
  }

  /** Returns the right as the database names it, for messages. */
  public String inWords() {
    return words;
  }
}
