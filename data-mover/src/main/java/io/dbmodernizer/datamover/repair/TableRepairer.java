package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.copy.RangeCopier;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Repairs a table by ranges. Each range is replaced in a transaction of its own, so an interrupted
 * repair keeps what it has repaired, and the next one finds the rest. The caller suspends foreign
 * keys and compares the table afterwards. Each table needs a repairer of its own.
 */
public final class TableRepairer {

  private static final int MOST_PASSES = 1_000;

  private final BothSides sides;
  private final RepairLimits limits;
  private final Runnable beforeWrite;
  private RangeRepair replaced = RangeRepair.NONE;

  /**
   * Creates the repairer.
   *
   * @param sides both databases
   * @param limits the size and the number of ranges
   * @param beforeWrite runs before each transaction on the target; it may throw to end the repair
   */
  public TableRepairer(BothSides sides, RepairLimits limits, Runnable beforeWrite) {
    this.sides = sides;
    this.limits = limits;
    this.beforeWrite = beforeWrite;
  }

  /**
   * Replaces the rows of all ranges that differ. If a row cannot be inserted because of a row of
   * another differing range, both ranges are replaced in one transaction.
   *
   * @param table the table, which can be compared
   * @param key its key
   * @param rows the rows of the table on the source, as a comparison has counted them
   * @return what was replaced; nothing if too many ranges differ
   * @throws SideFailedException if a database fails. Ranges that were committed before stay
   *     repaired
   */
  public RangeRepair repair(ComparedTable table, SharedKey key, long rows)
      throws SideFailedException {
    TableNarrower narrower = new TableNarrower(sides, table, key, limits.rangeRows());
    long allowed = limits.mostRanges(rows);
    if (allowed == 0) {
      return replaced.endedAsTooWide();
    }
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      int most = (int) Math.min(TableNarrower.MOST_RANGES, allowed - replaced.ranges());
      Narrowing narrowing = narrower.narrow(rows, Math.max(1, most));
      if (!narrowing.complete() && most < TableNarrower.MOST_RANGES) {
        return replaced.endedAsTooWide();
      }
      replace(table, key, narrowing);
      if (narrowing.complete()) {
        break;
      }
    }
    return replaced;
  }

  /**
   * Replaces all rows of a table in one transaction.
   *
   * @throws SideFailedException if a database fails; the target is unchanged then
   */
  public RangeRepair repairWhole(ComparedTable table) throws SideFailedException {
    replace(table, List.of(RangeCopier.Range.WHOLE_TABLE));
    return replaced;
  }

  /** Returns what was replaced so far, also by a repair that has failed. */
  RangeRepair replaced() {
    return replaced;
  }

  private void replace(ComparedTable table, SharedKey key, Narrowing narrowing)
      throws SideFailedException {
    List<RangeCopier.Range> clashing = new ArrayList<>();
    SideFailedException clash = null;
    for (DifferingRange differing : narrowing.ranges()) {
      RangeCopier.Range range = range(key, differing.range());
      try {
        replace(table, List.of(range));
      } catch (SideFailedException e) {
        if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
          throw e;
        }
        clashing.add(range);
        clash = e;
      }
    }
    if (clash == null) {
      return;
    }
    try {
      replace(table, clashing);
    } catch (SideFailedException e) {
      e.addSuppressed(clash);
      throw e;
    }
  }

  private RangeCopier.Range range(SharedKey key, KeyRange range) throws SideFailedException {
    return sides.together(
        (source, target) ->
            new RangeCopier.Range(
                key.atSource(range, SqlDialect.of(source)),
                key.atTarget(range, SqlDialect.of(target))));
  }

  private void replace(ComparedTable table, List<RangeCopier.Range> ranges)
      throws SideFailedException {
    beforeWrite.run();
    RangeCopier.Replaced rows =
        sides.together((source, target) -> RangeCopier.replace(source, target, table, ranges));
    replaced = replaced.plus(ranges.size(), rows.deleted(), rows.inserted());
  }
}
