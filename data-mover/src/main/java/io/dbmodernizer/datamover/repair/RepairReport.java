package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.proof.Verdict;
import java.util.List;

/**
 * The repair of a database.
 *
 * @param tables the selected tables
 * @param keysNotEnforced the foreign keys that the target could not enforce again, with the reason.
 *     They were suspended during the repair
 * @param dryRun true if nothing was changed
 */
public record RepairReport(List<TableRepair> tables, List<String> keysNotEnforced, boolean dryRun) {

  /** Copies the lists. */
  public RepairReport {
    tables = List.copyOf(tables);
    keysNotEnforced = List.copyOf(keysNotEnforced);
  }

  /** Returns the result of all tables together. */
  public Verdict verdict() {
    if (!keysNotEnforced.isEmpty() || count(Verdict.DIFFERENT) > 0) {
      return Verdict.DIFFERENT;
    }
    return count(Verdict.NOT_PROVEN) > 0 ? Verdict.NOT_PROVEN : Verdict.EQUAL;
  }

  /** Returns the number of tables with this verdict. */
  public long count(Verdict verdict) {
    return tables.stream().filter(table -> table.verdict() == verdict).count();
  }
}
