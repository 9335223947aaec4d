package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;

/** The refusal to copy a table that another copy is filling. */
public final class TableClaimedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String migration;

  TableClaimedException(TableName table, CopyId by) {
    super(
        "target table "
            + table
            + " belongs to copy "
            + by.attempt()
            + " of migration "
            + by.migration()
            + "; cancel that migration or wait for its end, or choose another target database");
    this.migration = by.migration();
  }

  /** Returns the id of the migration that the table belongs to. */
  public String migration() {
    return migration;
  }
}
