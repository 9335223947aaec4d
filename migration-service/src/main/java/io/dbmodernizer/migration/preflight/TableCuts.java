package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.range.TableKey;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How tables without a key would be cut into chunks, and columns of the request that do not fit.
 */
final class TableCuts {
  private static final int MOST_WHOLE_TABLES = 10;
  private static final String SPLIT_COLUMNS = "migration.splitColumns of ";
  private static final String ANOTHER =
      "Name a stored column of the table that has an order and forbids NULL, or remove the entry.";

  private final DatabaseCatalog source;
  private final Map<String, String> splitColumns;
  private final Set<String> named;
  private final ChunkSize size;

  /**
   * @param source the tables of the source
   * @param splitColumns columns by tables as in the request
   * @param size the size of a chunk
   */
  TableCuts(DatabaseCatalog source, Map<String, String> splitColumns, ChunkSize size) {
    this.source = source;
    this.splitColumns = new TreeMap<>(splitColumns);
    this.named = splitColumns.keySet().stream().map(TableCuts::key).collect(Collectors.toSet());
    this.size = size;
  }

  /**
   * Returns what a person should know.
   *
   * @param tables the tables of the migration
   * @param sizes their rows by the catalog
   */
  List<PreflightFinding> findings(Set<TableName> tables, List<TableSize> sizes) {
    List<PreflightFinding> findings = new ArrayList<>();
    splitColumns.forEach((table, column) -> ofEntry(table, column).ifPresent(findings::add));
    Map<TableName, Long> rows = new HashMap<>();
    sizes.forEach(table -> rows.put(table.table(), table.rows()));
    List<PreflightFinding> whole = new ArrayList<>();
    for (TableName name : tables) {
      source
          .table(name)
          .flatMap(table -> whole(table, rows.getOrDefault(name, 0L)))
          .ifPresent(whole::add);
    }
    whole.stream().limit(MOST_WHOLE_TABLES).forEach(findings::add);
    if (whole.size() > MOST_WHOLE_TABLES) {
      findings.add(
          PreflightFinding.passed(
              "tables without a key",
              whole.size() - MOST_WHOLE_TABLES + " more tables are copied as one chunk each"));
    }
    return findings;
  }

  private Optional<PreflightFinding> ofEntry(String name, String column) {
    String subject = SPLIT_COLUMNS + name;
    Optional<Table> table = source.table(TableName.parse(name));
    if (table.isEmpty()) {
      return Optional.of(
          PreflightFinding.failed(
              subject,
              "the source has no such table",
              "Correct the name of the table, or remove the entry."));
    }
    if (TableKey.of(table.get()).isPresent()) {
      return Optional.of(
          PreflightFinding.advised(
              subject,
              "has no effect: the table is cut by its primary or unique key",
              "Remove the entry."));
    }
    Optional<Column> found = column(table.get(), column);
    if (found.isEmpty()) {
      return Optional.of(
          PreflightFinding.failed(subject, "the table stores no column " + column, ANOTHER));
    }
    if (found.get().nullable()) {
      return Optional.of(
          PreflightFinding.failed(subject, "the column " + column + " allows NULL", ANOTHER));
    }
    return TableKey.isPossibleIn(found.get())
        ? Optional.empty()
        : Optional.of(
            PreflightFinding.failed(
                subject, "the type of the column " + column + " has no order", ANOTHER));
  }

  private Optional<PreflightFinding> whole(Table table, long rows) {
    boolean cut = TableKey.of(table).isPresent() || named.contains(key(table.name().toString()));
    return cut || size.holds(table, rows)
        ? Optional.empty()
        : Optional.of(
            PreflightFinding.advised(
                table.name().toString(),
                "has no primary or unique key and about %,d rows, which are copied as one chunk:"
                        .formatted(rows)
                    + " by one worker in one transaction, and again as a whole after an"
                    + " interruption",
                "Name a column that forbids NULL, best one with an index, in"
                    + " migration.splitColumns, or add a key on the source."));
  }

  private static Optional<Column> column(Table table, String name) {
    return table.storedColumns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
