package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;

/** The refusal to plan a table for a copy that was cancelled, removed or replaced meanwhile. */
public final class CopySupersededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CopySupersededException(CopyId copy, TableName table) {
    super(
        "copy "
            + copy.attempt()
            + " of migration "
            + copy.migration()
            + " no longer owns table "
            + table
            + ": it was cancelled or replaced by a later copy");
  }
}
