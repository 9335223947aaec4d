package io.dbmodernizer.datamover.assessment;

/** Rules on a database and its tables. The names are the codes of findings, so none is renamed. */
public enum AssessmentRule {
  /** Azure's service takes a limited number of tables. */
  TOO_MANY_TABLES(Severity.BLOCKER),
  /** Azure's service takes no semicolon in the name of a database. */
  SEMICOLON_IN_DATABASE_NAME(Severity.BLOCKER),
  /** A database of the server itself. */
  SYSTEM_DATABASE(Severity.BLOCKER),
  /** Azure's service does not copy tables with such names. */
  DOUBLE_BYTE_TABLE_NAME(Severity.BLOCKER),
  /** The target takes two tables for one. */
  TABLE_NAMES_DIFFER_IN_CASE_ONLY(Severity.BLOCKER),
  /** The target takes two columns for one. */
  COLUMN_NAMES_DIFFER_IN_CASE_ONLY(Severity.BLOCKER),
  /** A name that Azure's service uses itself. */
  RESERVED_TABLE_NAME(Severity.BLOCKER),
  /** The target has no such tables. */
  TABLE_WITHOUT_COLUMNS(Severity.BLOCKER),
  /** A table without a value that can be copied. */
  NO_STORED_COLUMN(Severity.BLOCKER),
  /** The type of a column cannot be created or copied. */
  UNSUPPORTED_TYPE(Severity.BLOCKER),
  /** A default takes its values from a sequence, which is not moved. */
  SEQUENCE_DEFAULT(Severity.BLOCKER),
  /** Rows without an identity of their own. */
  NO_PRIMARY_KEY(Severity.WARNING),
  /** A table whose copy takes long. */
  MANY_LARGE_OBJECTS(Severity.WARNING),
  /** Values that the target computes. */
  COMPUTED_COLUMN(Severity.INFO),
  /** Values that the target writes anew. */
  ROWVERSION_COLUMN(Severity.INFO);

  private final Severity severity;

  AssessmentRule(Severity severity) {
    this.severity = severity;
  }

  /** The severity of its findings. */
  public Severity severity() {
    return severity;
  }
}
