package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.TableName;

/**
 * The target table holds rows, and the options do not allow to delete them. Nothing was changed.
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
