package io.dbmodernizer.datamover.repair;

/**
 * The repair of a table by ranges.
 *
 * @param ranges the ranges that were replaced
 * @param deleted the rows that were deleted on the target
 * @param inserted the rows of the source that were inserted there
 * @param tooWide true if more ranges differ than the limits allow; the rest differs still
 */
public record RangeRepair(long ranges, long deleted, long inserted, boolean tooWide) {

  static final RangeRepair NONE = new RangeRepair(0, 0, 0, false);

  RangeRepair plus(long moreRanges, long moreDeleted, long moreInserted) {
    return new RangeRepair(
        ranges + moreRanges, deleted + moreDeleted, inserted + moreInserted, tooWide);
  }

  RangeRepair endedAsTooWide() {
    return new RangeRepair(ranges, deleted, inserted, true);
  }
}
