package io.dbmodernizer.datamover.refused;

/** The ways to go on when a target refuses a row. */
public enum OnRowError {
  /** The copy of the row's chunk fails. The error names the row. */
  FAIL,
  /** The row is kept in a table on the target, and the other rows of its chunk are copied. */
  SET_ASIDE;

  /**
   * Returns the treatment of refused rows.
   *
   * @param migration the id of the migration, at most 200 characters
   */
  public RefusedRows rows(String migration) {
    return this == FAIL ? RefusedRows.FAIL : new SetAsideRows(migration);
  }
}
