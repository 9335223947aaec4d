package io.dbmodernizer.datamover.repair;

import java.util.List;

/**
 * The ranges of a table that differ.
 *
 * @param ranges the ranges in the order of the key; empty if no difference was found
 * @param complete false if the search ended early because it had found as many ranges as asked for
 */
public record Narrowing(List<DifferingRange> ranges, boolean complete) {

  /** Copies the list. */
  public Narrowing {
    ranges = List.copyOf(ranges);
  }

  /** Returns the rows of these ranges on the source. */
  public long sourceRows() {
    return ranges.stream().mapToLong(range -> range.source().rows()).sum();
  }

  /** Returns the rows of these ranges on the target. */
  public long targetRows() {
    return ranges.stream().mapToLong(range -> range.target().rows()).sum();
  }
}
