package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a proof compares.
 *
 * @param tables selects tables by name; only they and what belongs to them are compared
 * @param wholeDatabase true if {@code tables} selects every table
 * @param rows false to compare definitions and objects only
 * @param sample the most keys of differing rows to report for each table, 0 to 1,000
 * @param showKeys true to report these keys as they are, false to report hashes of them
 * @param ignored the kinds whose differences do not count, as {@link Difference#kind} has them
 */
public record ProofScope(
    Predicate<TableName> tables,
    boolean wholeDatabase,
    boolean rows,
    int sample,
    boolean showKeys,
    Set<String> ignored) {

  /** The most keys that a table's sample can have. */
  public static final int MOST_SAMPLED = 1_000;

  /** Everything, with three hashed keys for each differing table. */
  public static final ProofScope EVERYTHING =
      new ProofScope(table -> true, true, true, 3, false, Set.of());

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if the sample is out of range
   */
  public ProofScope {
    ignored = Set.copyOf(ignored);
    if (sample < 0 || sample > MOST_SAMPLED) {
      throw new IllegalArgumentException("sample is " + sample + ", must be 0 to " + MOST_SAMPLED);
    }
  }
}
