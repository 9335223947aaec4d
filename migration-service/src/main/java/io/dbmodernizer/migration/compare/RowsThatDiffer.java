package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.RowDiff;
import io.dbmodernizer.datamover.compare.RowDiff.DifferingRow;
import io.dbmodernizer.datamover.compare.RowDiffer;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.repair.Narrowing;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.datamover.repair.TableNarrower;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The place of a table's differences, for people.
 *
 * @param text the number of differing ranges and some differing rows, with a comma before it; empty
 *     if the table has no key
 * @param changedOnSource true if two readings of a differing range of the source had different
 *     results
 */
record RowsThatDiffer(String text, boolean changedOnSource) {
  private static final int MOST_ROWS_NAMED = 3;
  private static final int MOST_RANGES = 100;

  /** Finds the differences. Reads each side about once more if the table has a key. */
  static RowsThatDiffer find(
      BothSessions sides, ComparedTable table, Optional<SharedKey> key, long sourceRows) {
    PrimaryKey primary = storedKey(table);
    if (key.isPresent()) {
      return sides.call(both -> inRanges(both, table, key.get(), sourceRows));
    }
    if (primary == null) {
      return new RowsThatDiffer("", false);
    }
    return sides.call(
        both ->
            new RowsThatDiffer(
                named(
                    primary.columns(),
                    both.together((s, t) -> RowDiffer.diff(s, t, table, MOST_ROWS_NAMED))),
                false));
  }

  private static RowsThatDiffer inRanges(
      BothSides sides, ComparedTable table, SharedKey key, long sourceRows)
      throws SideFailedException {
    TableNarrower narrower =
        new TableNarrower(sides, table, key, RepairLimits.DEFAULTS.rangeRows());
    Narrowing found = narrower.narrow(sourceRows, MOST_RANGES);
    if (found.ranges().isEmpty()) {
      return new RowsThatDiffer(", no difference when they were read again", false);
    }
    String ranges =
        ", in "
            + (found.complete() ? "" : "more than ")
            + found.ranges().size()
            + (found.ranges().size() == 1 ? " range of keys" : " ranges of keys");
    PrimaryKey primary = storedKey(table);
    String rows =
        primary == null
            ? ""
            : named(primary.columns(), rows(sides, table, key, found.ranges().get(0).range()));
    return new RowsThatDiffer(ranges + rows, narrower.changedOnSource(found, MOST_RANGES));
  }

  /** Returns the primary key; null if there is none or if it has a computed column. */
  private static @Nullable PrimaryKey storedKey(ComparedTable table) {
    PrimaryKey key = table.source().primaryKey();
    List<String> stored = table.source().storedColumns().stream().map(Column::name).toList();
    return key != null && stored.containsAll(key.columns()) ? key : null;
  }

  private static RowDiff rows(BothSides sides, ComparedTable table, SharedKey key, KeyRange range)
      throws SideFailedException {
    return sides.together(
        (source, target) ->
            RowDiffer.diff(
                source,
                target,
                table,
                MOST_ROWS_NAMED,
                key.atSource(range, SqlDialect.of(source)),
                key.atTarget(range, SqlDialect.of(target))));
  }

  private static String named(List<String> keyColumns, RowDiff diff) {
    String rows =
        diff.rows().stream()
            .map(row -> describe(keyColumns, row))
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? "" : ", for example " + rows;
  }

  private static String describe(List<String> keyColumns, DifferingRow row) {
    String key = String.join(", ", keyColumns) + " = " + String.join(", ", row.key());
    return "row "
        + key
        + switch (row.difference()) {
          case MISSING_ON_TARGET -> " is missing on the target";
          case ONLY_ON_TARGET -> " is only on the target";
          case DIFFERENT_VALUES -> " has different values";
        };
  }
}
