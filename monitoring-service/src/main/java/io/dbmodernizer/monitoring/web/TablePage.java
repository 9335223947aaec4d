package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.TableProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the tables of a migration, in the order of their names.
 *
 * @param tables tables of the page
 * @param next the value of {@code after} for the next page; null on the last page
 */
record TablePage(List<MigrationDetails.Table> tables, @Nullable String next) {

  /**
   * Returns the page.
   *
   * @param found the tables of the page, and one more if another page follows
   * @param limit largest number of tables in the page
   * @param comparison the age of a stale comparison
   * @param now the present
   */
  static TablePage of(
      List<TableProgress> found, int limit, ComparisonProperties comparison, Instant now) {
    List<TableProgress> shown = found.subList(0, Math.min(limit, found.size()));
    return new TablePage(
        shown.stream().map(table -> MigrationDetails.Table.of(table, comparison, now)).toList(),
        found.size() > limit ? shown.get(shown.size() - 1).getTable() : null);
  }
}
