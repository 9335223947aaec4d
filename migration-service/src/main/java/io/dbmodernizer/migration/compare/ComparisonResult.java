package io.dbmodernizer.migration.compare;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.stream.Collectors;

/** The result of a comparison in words. */
final class ComparisonResult {
  private static final int MOST_TABLES_NAMED = 10;

  private ComparisonResult() {}

  /** Returns the end of a comparison that found no difference. It says which sides were read. */
  static StepResult equal(MigrationTables tables) {
    TableTotals totals = tables.totals();
    String equal =
        tables.size()
            + " of "
            + tables.size()
            + " tables compared, "
            + totals.getSourceRows()
            + " rows are equal";
    return StepResult.done(
        totals.getComparedByDigest() == 0
            ? equal
            : equal
                + "; "
                + totals.getComparedByDigest()
                + " tables were read on the target only and compared with the digests taken while"
                + " copying; the source is read-only");
  }

  /** Returns the failure that names the tables that differ. */
  static StepResult different(StepContext context, MigrationTables tables) {
    List<TableProgress> different =
        tables.all().stream().filter(t -> t.getState() == TableState.MISMATCHED).toList();
    String named =
        different.stream()
            .limit(MOST_TABLES_NAMED)
            .map(table -> table.getTable() + " " + table.getMessage())
            .collect(Collectors.joining("; "));
    int more = different.size() - MOST_TABLES_NAMED;
    return StepResult.failed(
        Reason.DATA_MISMATCH,
        different.stream()
            .limit(MOST_TABLES_NAMED)
            .map(TableProgress::getTable)
            .collect(Collectors.joining(", ")),
        different.size()
            + " of "
            + tables.size()
            + " tables differ between source and target: "
            + named
            + (more > 0 ? "; and " + more + " more" : ""),
        "Stop all writes to the source and to "
            + context.request().getTarget().getDatabase().getName()
            + " during the migration, then request a retry, which compares every table again and"
            + " repairs the tables that differ.");
  }
}
