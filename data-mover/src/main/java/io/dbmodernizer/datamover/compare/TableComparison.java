package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import java.util.List;

/**
 * A table's content on both sides.
 *
 * @param table the table
 * @param source what the source holds; of no rows where there are obstacles
 * @param target what the target holds; of no rows where there are obstacles
 * @param obstacles why the rows were not read: columns that exclude equality
 */
public record TableComparison(
    TableName table, TableDigest source, TableDigest target, List<String> obstacles) {

  public TableComparison {
    obstacles = List.copyOf(obstacles);
  }

  /** Whether both sides hold the same rows. */
  public boolean matched() {
    return obstacles.isEmpty() && source.equals(target);
  }
}
