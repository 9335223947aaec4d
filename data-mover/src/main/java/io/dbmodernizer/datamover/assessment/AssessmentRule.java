package io.dbmodernizer.datamover.assessment;

/**
 * The rules on a database and its tables. The names are the codes of findings in stored events, so
 * none is renamed.
 */
enum AssessmentRule {
  /** More tables than {@link SourceAssessor#MAX_TABLES}. */
  TOO_MANY_TABLES(Severity.BLOCKER),
  /** A database name that Azure Database Migration Service refuses. */
  SEMICOLON_IN_DATABASE_NAME(Severity.BLOCKER),
  /** A system database of SQL Server. */
  SYSTEM_DATABASE(Severity.BLOCKER),
  /**
   * A table name with characters beyond ASCII, which Azure Database Migration Service does not
   * copy.
   */
  DOUBLE_BYTE_TABLE_NAME(Severity.BLOCKER),
  /** Two tables that the target cannot tell apart. */
  TABLE_NAMES_DIFFER_IN_CASE_ONLY(Severity.BLOCKER),
  /** Two columns that the target cannot tell apart. */
  COLUMN_NAMES_DIFFER_IN_CASE_ONLY(Severity.BLOCKER),
  /** A table name that Azure Database Migration Service uses itself. */
  RESERVED_TABLE_NAME(Severity.BLOCKER),
  /** A table without columns, which SQL Server does not have. */
  TABLE_WITHOUT_COLUMNS(Severity.BLOCKER),
  /** A table of which the database writes every column, so that there is nothing to copy. */
  NO_STORED_COLUMN(Severity.BLOCKER),
  /** A column of a type that can be neither created nor copied. */
  UNSUPPORTED_TYPE(Severity.BLOCKER),
  /** An object whose definition the login does not see. */
  HIDDEN_DEFINITION(Severity.BLOCKER),
  /** A table or column that the login may not read. */
  UNREADABLE_TABLE(Severity.BLOCKER),
  /** A column of which the login reads masks in place of values. */
  MASKED_VALUES(Severity.BLOCKER),
  /** A table of which an enabled security policy may hide rows. */
  FILTERED_ROWS(Severity.BLOCKER),
  /** A table whose differing rows cannot be named. */
  NO_PRIMARY_KEY(Severity.WARNING),
  /** A table whose copy takes long. */
  MANY_LARGE_OBJECTS(Severity.WARNING),
  /** A column whose values the target computes. */
  COMPUTED_COLUMN(Severity.INFO),
  /** A column whose values the target writes anew. */
  ROWVERSION_COLUMN(Severity.INFO);

  private final Severity severity;

  AssessmentRule(Severity severity) {
    this.severity = severity;
  }

  /** Returns the severity of this rule's findings. */
  public Severity severity() {
    return severity;
  }
}
