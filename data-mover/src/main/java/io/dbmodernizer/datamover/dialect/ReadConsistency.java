package io.dbmodernizer.datamover.dialect;

/** The rows that a query sees while other sessions change them. */
public enum ReadConsistency {
  /** All queries of a transaction see the rows of one moment. They block no writer. */
  SNAPSHOT("each transaction reads the rows of one moment"),
  /** Each query sees the rows of one moment. It blocks no writer. */
  STATEMENT("each statement reads the rows of one moment"),
  /**
   * A query sees committed rows only. A row whose key changes meanwhile can be seen twice or not at
   * all. Short locks are held on the rows that are being read.
   */
  COMMITTED_ROWS("reads committed rows, not those of one moment");

  private final String text;

  ReadConsistency(String text) {
    this.text = text;
  }

  /** Returns the promise in words, for a report. */
  public String text() {
    return text;
  }
}
