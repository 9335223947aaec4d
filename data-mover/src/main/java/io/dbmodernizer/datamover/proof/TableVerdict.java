package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the rows of one table.
 *
 * @param table the table as the source spells it
 * @param verdict whether the rows are equal; {@link Verdict#NOT_PROVEN} if they could not be read
 * @param source the source's digest, or null if the rows were not read
 * @param target the target's digest, or null if the rows were not read
 * @param comparedAt when the reading of both sides ended; later writes are not covered
 * @param reasons why the rows differ or were not read; empty if they are equal
 * @param sample some of the differing rows; empty if there are none, if the table has no primary
 *     key, or if no sample was asked for
 */
public record TableVerdict(
    TableName table,
    Verdict verdict,
    @Nullable TableDigest source,
    @Nullable TableDigest target,
    Instant comparedAt,
    List<String> reasons,
    List<DifferingKey> sample) {

  /** Copies the lists. */
  public TableVerdict {
    reasons = List.copyOf(reasons);
    sample = List.copyOf(sample);
  }
}
