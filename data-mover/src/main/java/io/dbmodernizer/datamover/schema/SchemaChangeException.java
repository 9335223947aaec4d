package io.dbmodernizer.datamover.schema;

import java.sql.SQLException;

/** A schema change that the target refused. Its cause is the database's own error. */
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

  /** The change that failed; everything before it in the plan has been applied. */
  public SchemaChange change() {
    return change;
  }
}
