package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlSession;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of both sides as they are cut into chunks.
 *
 * @param source the source's tables
 * @param target the target's tables
 * @param splitColumns by the names of tables in lower case, the columns by which a table without a
 *     key is cut
 */
record ChunkedTables(
    DatabaseCatalog source, DatabaseCatalog target, Map<String, String> splitColumns) {

  ChunkedTables {
    splitColumns = Map.copyOf(splitColumns);
  }

  /**
   * Reads both catalogs.
   *
   * @param splitColumns columns by tables as in the request
   */
  static ChunkedTables read(
      SqlSession source, SqlSession target, Map<String, String> splitColumns) {
    Map<String, String> byLowerCase = new HashMap<>();
    splitColumns.forEach((table, column) -> byLowerCase.put(key(table), column));
    return new ChunkedTables(
        source.call(c -> SqlDialect.of(c).reading(c).tables()),
        target.call(c -> SqlDialect.of(c).reading(c).tables()),
        byLowerCase);
  }

  /** Returns the number of tables of both catalogs together. */
  int size() {
    return source.tables().size() + target.tables().size();
  }

  /**
   * Returns a table.
   *
   * @throws StepException if a side has no such table, if its columns do not match, or if it cannot
   *     be cut by the column that the request names
   */
  ChunkedTable get(TableName name) {
    Table from = source.table(name).orElseThrow(() -> missing(name, "source"));
    Table into = target.table(name).orElseThrow(() -> missing(name, "target"));
    ComparedTable both = ComparedTable.of(from, into);
    if (!both.comparable()) {
      throw conflict(name, "cannot be copied: " + String.join("; ", both.obstacles()));
    }
    ChunkedTable byKey = ChunkedTable.of(both);
    Optional<String> column = Optional.ofNullable(splitColumns.get(key(name.toString())));
    if (byKey.key().isPresent() || column.isEmpty()) {
      return byKey;
    }
    try {
      return ChunkedTable.byColumn(both, column.get());
    } catch (IllegalArgumentException e) {
      throw new StepException(
          StepResult.failed(
              Reason.INVALID_REQUEST,
              name.toString(),
              "migration.splitColumns does not fit the source: " + e.getMessage(),
              "Publish the request under a new migrationId with another column, or without one."),
          e);
    }
  }

  private static StepException missing(TableName name, String side) {
    return conflict(name, "is no longer on the " + side);
  }

  private static StepException conflict(TableName name, String what) {
    String message = "table " + name + " " + what;
    return new StepException(
        StepResult.failed(
            Reason.SCHEMA_CONFLICT,
            name.toString(),
            message,
            "Restore the definition of the table on both sides, then request a retry."),
        new IllegalStateException(message));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
