package io.dbmodernizer.request;

import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.RowErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on the engine that copies the rows, and on the options of the engine DIRECT. */
final class CopyRules {

  private static final long MOST_ROWS = 1_000_000_000L;
  private static final long MOST_BYTES = 1_000_000_000_000L;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_SPLIT_COLUMNS = 1_000;
  private static final Pattern COLUMN = Pattern.compile("[^\\p{Cntrl}]{1,128}");
  private static final String NO_EFFECT = "has no effect with the engine DMS";

  private CopyRules() {}

  static void check(MigrationOptions options, Violations violations) {
    boolean known =
        options.getEngine() != null && options.getEngine() != MigrationEngine.UNSPECIFIED;
    violations.require(known, "engine", "is not specified", "DMS, DIRECT or AUTO");
    violations.require(
        options.getOnRowError() != null && options.getOnRowError() != RowErrors.UNSPECIFIED,
        "onRowError",
        "is not specified",
        "FAIL or SET_ASIDE");
    CopyLimits limits = options.getCopyLimits();
    if (limits != null) {
      check(limits, violations.in("copyLimits"));
    }
    Map<String, String> columns = columns(options);
    checkColumns(columns, OptionalFields.listOf(options.getTables()), violations);
    if (known && CopyEngine.isDirect(options)) {
      violations.require(
          OptionalFields.isAbsent(options.getMigrationServiceName()),
          "migrationServiceName",
          "has no effect with the engine DIRECT",
          "an empty name, or engine DMS");
    } else if (known) {
      checkIsUnused(options, columns, violations);
    }
  }

  /** Checks the limits alone. */
  static void check(CopyLimits limits, Violations violations) {
    inRange(limits.getRowsPerSecond(), MOST_ROWS, "rowsPerSecond", "rows", violations);
    inRange(limits.getBytesPerSecond(), MOST_BYTES, "bytesPerSecond", "bytes", violations);
    inRange(limits.getConnections(), MOST_CONNECTIONS, "connections", "connections", violations);
  }

  private static void inRange(
      long value, long most, String field, String unit, Violations violations) {
    violations.require(
        value >= 0 && value <= most,
        field,
        "is outside the range",
        "0, which is no limit, to %d %s".formatted(most, unit));
  }

  private static void checkIsUnused(
      MigrationOptions options, Map<String, String> columns, Violations violations) {
    violations.require(
        options.getOnRowError() != RowErrors.SET_ASIDE,
        "onRowError",
        NO_EFFECT,
        "FAIL, or engine DIRECT");
    CopyLimits limits = options.getCopyLimits();
    violations.require(
        limits == null || limits.equals(CopyLimits.newBuilder().build()),
        "copyLimits",
        NO_EFFECT,
        "no limits, or engine DIRECT");
    violations.require(
        columns.isEmpty(), "splitColumns", NO_EFFECT, "an empty map, or engine DIRECT");
  }

  private static void checkColumns(
      Map<String, String> columns, List<String> tables, Violations violations) {
    violations.require(
        columns.size() <= MOST_SPLIT_COLUMNS,
        "splitColumns",
        "has too many tables",
        "at most " + MOST_SPLIT_COLUMNS);
    Set<String> moved = new HashSet<>();
    tables.forEach(table -> moved.add(table.toLowerCase(Locale.ROOT)));
    Set<String> seen = new HashSet<>();
    columns.forEach(
        (table, column) -> {
          violations.require(
              TableText.isTable(table) && isColumn(column),
              "splitColumns",
              "has something else than the name of a table with its schema and a column",
              "[schema].[table] and a column of it");
          violations.require(
              seen.add(table.toLowerCase(Locale.ROOT)),
              "splitColumns",
              "has two names that differ only in case",
              "every table once");
          violations.require(
              moved.isEmpty() || moved.contains(table.toLowerCase(Locale.ROOT)),
              "splitColumns",
              "has a table that is not moved",
              "tables that are in the list of tables");
        });
  }

  private static boolean isColumn(@Nullable String name) {
    return name != null && COLUMN.matcher(name).matches();
  }

  private static Map<String, String> columns(MigrationOptions options) {
    Map<String, String> columns = options.getSplitColumns();
    return columns == null ? Map.of() : columns;
  }
}
