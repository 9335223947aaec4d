package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.TableProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tables of a migration, in the order of their names.
 *
 * @param tables the tables
 * @param next what to ask with as {@code after} for those that follow; null if none does
 */
record TablePage(List<MigrationDetails.Table> tables, @Nullable String next) {

  /**
   * @param found the tables of the page, and one more where there are more
   * @param limit most tables of the page
   */
  static TablePage of(List<TableProgress> found, int limit) {
    List<TableProgress> shown = found.subList(0, Math.min(limit, found.size()));
    return new TablePage(
        shown.stream().map(MigrationDetails.Table::of).toList(),
        found.size() > limit ? shown.get(shown.size() - 1).getTable() : null);
  }
}
