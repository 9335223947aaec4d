package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.proof.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repair of one table.
 *
 * @param table the table as the source spells it
 * @param verdict whether the rows are equal now; {@link Verdict#NOT_PROVEN} if they cannot be
 *     compared
 * @param source the source's digest now, or null if the rows were not read
 * @param target the target's digest now, or null if the rows were not read
 * @param comparedAt when the last comparison ended
 * @param replaced the rows that were replaced; in a dry run, those that would be
 * @param wholeTable true if these are all rows of the table
 * @param changesOnSource true if two readings of the source had different results
 * @param reasons why the rows differ or were not compared; empty if they are equal
 */
public record TableRepair(
    TableName table,
    Verdict verdict,
    @Nullable TableDigest source,
    @Nullable TableDigest target,
    Instant comparedAt,
    RangeRepair replaced,
    boolean wholeTable,
    boolean changesOnSource,
    List<String> reasons) {

  /** Copies the list. */
  public TableRepair {
    reasons = List.copyOf(reasons);
  }
}
