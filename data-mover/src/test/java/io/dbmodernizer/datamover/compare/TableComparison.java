package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import java.util.List;

/**
 * A table's content on both sides.
 *
 * @param table the table
 * @param source the source's digest; of no rows if there are obstacles
 * @param target the target's digest; of no rows if there are obstacles
 * @param obstacles the reasons why the rows were not read: columns that prevent equality
 */
public record TableComparison(
    TableName table, TableDigest source, TableDigest target, List<String> obstacles) {

  public TableComparison {
    obstacles = List.copyOf(obstacles);
  }

  /** Returns true if both sides hold the same rows. */
  public boolean matched() {
    return obstacles.isEmpty() && source.equals(target);
  }
}
