package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The selection of the tables that a request names. */
final class TableSelection {

  private TableSelection() {}

  /**
   * Returns a catalog with the selected tables only.
   *
   * @param wanted tables as the request names them; empty for all
   * @throws StepException with reason {@code SOURCE_UNSUPPORTED} if a table does not exist or there
   *     is none, {@code INVALID_REQUEST} if a name has neither accepted form
   */
  static DatabaseCatalog select(DatabaseCatalog catalog, List<String> wanted, SqlEndpoint source) {
    List<Table> tables = wanted.isEmpty() ? catalog.tables() : named(catalog, wanted, source);
    if (tables.isEmpty()) {
      throw refused(
          Reason.SOURCE_UNSUPPORTED,
          source.toString(),
          "the " + source + " has no table that the login can see",
          "Check the database name, and grant the login the right to read its tables.");
    }
    return catalog.withTables(tables);
  }

  private static List<Table> named(
      DatabaseCatalog catalog, List<String> wanted, SqlEndpoint source) {
    Map<TableName, Table> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String text : wanted) {
      catalog
          .table(parse(text))
          .ifPresentOrElse(table -> found.put(table.name(), table), () -> missing.add(text));
    }
    if (!missing.isEmpty()) {
      String names = Listing.of(missing);
      throw refused(
          Reason.SOURCE_UNSUPPORTED,
          names,
          "the " + source + " has no table " + names + ", or the login cannot see it",
          "Correct migration.tables, or grant the login the right to read the table.");
    }
    return List.copyOf(found.values());
  }

  private static TableName parse(String text) {
    try {
      return TableName.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          StepResult.failed(
              Reason.INVALID_REQUEST,
              "migration.tables",
              String.valueOf(e.getMessage()),
              "Name tables as [schema].[table]."),
          e);
    }
  }

  private static StepException refused(
      Reason reason, String subject, String message, String remedy) {
    return new StepException(
        StepResult.failed(reason, subject, message, remedy), new IllegalStateException(message));
  }
}
