package io.dbmodernizer.datamover.proof;

import java.time.Instant;
import java.util.List;

/**
 * The comparison of two databases. Its size does not grow with the number of differences or rows: a
 * list has at most {@link Differences#MOST} entries. It has one verdict for each compared table.
 *
 * @param startedAt when the first catalog was read; earlier writes are covered
 * @param comparedAt when the comparison ended; later writes are not covered
 * @param tableCount the number of tables whose definitions were compared
 * @param definitions the differences in schemas, tables and parts of tables
 * @param kinds the other objects in numbers, by kind
 * @param objects the differences in other objects
 * @param notCompared the objects that were not compared, with the reason
 * @param ignored the differences that do not count
 * @param tables the rows by table; empty if rows were not compared
 * @param rowsCompared false if only definitions and objects were compared
 */
public record ProofReport(
    Instant startedAt,
    Instant comparedAt,
    int tableCount,
    Differences definitions,
    List<KindTotals> kinds,
    Differences objects,
    Differences notCompared,
    Differences ignored,
    List<TableVerdict> tables,
    boolean rowsCompared) {

  /** Copies the lists. */
  public ProofReport {
    kinds = List.copyOf(kinds);
    tables = List.copyOf(tables);
  }

  /** Returns the result of all parts together. */
  public Verdict verdict() {
    if (definitions.total() + objects.total() > 0 || count(Verdict.DIFFERENT) > 0) {
      return Verdict.DIFFERENT;
    }
    return notCompared.total() > 0 || count(Verdict.NOT_PROVEN) > 0
        ? Verdict.NOT_PROVEN
        : Verdict.EQUAL;
  }

  /** Returns the number of tables whose rows have this verdict. */
  public long count(Verdict verdict) {
    return tables.stream().filter(table -> table.verdict() == verdict).count();
  }
}
