package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;

/**
 * A table's content on both sides.
 *
 * @param table the table
 * @param source what the source holds
 * @param target what the target holds
 */
public record TableComparison(TableName table, TableDigest source, TableDigest target) {

  /** Whether both sides hold the same rows. */
  public boolean matched() {
    return source.equals(target);
  }
}
