package io.dbmodernizer.datamover.schema;

import java.sql.SQLException;

/** The refusal of a schema change by the target. Its cause is the database's error. */
public final class SchemaChangeException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final transient SchemaChange change;

  SchemaChangeException(SchemaChange change, SQLException cause) {
    super(
        "the target refused to create "
            + change.kind()
            + " "
            + change.objectName()
            + ": "
            + cause.getMessage(),
        cause.getSQLState(),
        cause.getErrorCode(),
        cause);
    this.change = change;
  }

  /** Returns the change that failed. All changes before it in the plan were applied. */
  public SchemaChange change() {
    return change;
  }
}
