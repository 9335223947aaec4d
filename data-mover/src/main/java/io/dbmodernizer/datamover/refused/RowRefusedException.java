package io.dbmodernizer.datamover.refused;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;

/** The refusal of one row by a target. Its text names table and key. */
public final class RowRefusedException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final TableName table;
  private final String key;

  RowRefusedException(RefusedRow row, String more) {
    super(
        "the row with "
            + row.key()
            + " of table "
            + row.table()
            + " is refused"
            + more
            + ": "
            + row.message(),
        row.error().getSQLState(),
        row.error().getErrorCode(),
        row.error());
    this.table = row.table();
    this.key = row.key();
  }

  /** Returns the table. */
  public TableName table() {
    return table;
  }

  /** Returns the key as {@link RefusedRow#key} does. */
  public String key() {
    return key;
  }
}
