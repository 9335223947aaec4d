package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.List;

/**
 * Rows that differ between source and target, named by their primary keys.
 *
 * @param table the table
 * @param rows some or all of the differing rows, ordered by key text
 */
public record RowDiff(TableName table, List<DifferingRow> rows) {

  public RowDiff {
    rows = List.copyOf(rows);
  }

  /** The way in which a row differs. */
  public enum Difference {
    /** The source has the row, the target does not. */
    MISSING_ON_TARGET,
    /** The target has the row, the source does not. */
    ONLY_ON_TARGET,
    /** Both have the row, with different values. */
    DIFFERENT_VALUES
  }

  /**
   * A differing row.
   *
   * @param key the primary key's values as text
   * @param difference the way in which it differs
   */
  public record DifferingRow(List<String> key, Difference difference) {

    public DifferingRow {
      key = List.copyOf(key);
    }
  }
}
