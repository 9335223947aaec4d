package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The refusal to copy into a table that holds rows, if the options do not allow to delete them. The
 * target was not changed.
 */
public final class TargetNotEmptyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TargetNotEmptyException(TableName table) {
    super(
        "target table "
            + table
            + " already holds rows; empty it, or set truncateTarget to let the copy delete them");
  }
}
