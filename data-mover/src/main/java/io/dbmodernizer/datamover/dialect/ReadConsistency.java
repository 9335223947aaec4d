package io.dbmodernizer.datamover.dialect;

/** The rows that a query sees while other sessions change them. The strongest promise is first. */
public enum ReadConsistency {
  /** All queries of a transaction see the rows of one moment. They block no writer. */
  SNAPSHOT,
  /** Each query sees the rows of one moment. It blocks no writer. */
  STATEMENT,
  /**
   * A query sees committed rows only. A row whose key changes meanwhile can be seen twice or not at
   * all. Short locks are held on the rows that are being read.
   */
  COMMITTED_ROWS;

  /** Returns the promise that holds for reads of both kinds. */
  public ReadConsistency weaker(ReadConsistency other) {
    return compareTo(other) < 0 ? other : this;
  }
}
