package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges a source database by the limits of Azure Database Migration Service for Azure SQL Database
 * (at most 100,000 tables, no semicolon in a database name, no double-byte table names, computed
 * columns not migrated) and by what this module can create and copy.
 */
public final class SourceAssessor {

  /** The most tables Azure's service takes from one database. */
  public static final int MAX_TABLES = 100_000;

  /** Rows from which a table with large objects is reported. */
  public static final long MANY_LARGE_OBJECTS = 100_000;

  private static final Set<String> SYSTEM_DATABASES = Set.of("master", "model", "msdb", "tempdb");

  private SourceAssessor() {}

  /**
   * Lists what stands in the way of a migration, blockers first.
   *
   * @param rowCounts rows by table; a table that is not in it counts as empty
   */
  public static List<Finding> assess(
      DatabaseCatalog catalog, Map<TableName, Long> rowCounts, String databaseName) {
    List<Finding> findings = new ArrayList<>();
    assessName(databaseName, findings);
    if (catalog.tables().size() > MAX_TABLES) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "TOO_MANY_TABLES",
              databaseName,
              "the database has "
                  + catalog.tables().size()
                  + " tables, the migration service takes "
                  + MAX_TABLES,
              "split the database, or migrate its tables in several requests with the DIRECT engine"));
    }
    findings.addAll(UnfitTables.find(catalog.tables()));
    for (Table table : catalog.tables()) {
      assessTable(table, rowCounts.getOrDefault(table.name(), 0L), findings);
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(findings);
  }

  private static void assessName(String databaseName, List<Finding> findings) {
    if (databaseName.contains(";")) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "SEMICOLON_IN_DATABASE_NAME",
              databaseName,
              "the migration service takes no database whose name holds a semicolon",
              "rename the source database, or use the DIRECT engine"));
    }
    if (SYSTEM_DATABASES.contains(databaseName.toLowerCase(Locale.ROOT))) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "SYSTEM_DATABASE",
              databaseName,
              "a system database cannot be migrated",
              "name a user database as the source"));
    }
  }

  private static void assessTable(Table table, long rows, List<Finding> findings) {
    String name = table.name().toString();
    if (!name.chars().allMatch(c -> c < 128)) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "DOUBLE_BYTE_TABLE_NAME",
              name,
              "the migration service does not copy tables with characters beyond ASCII in their names",
              "rename the table, or use the DIRECT engine"));
    }
    if (table.primaryKey() == null) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "NO_PRIMARY_KEY",
              name,
              "without a primary key the table is copied in one piece, and differing rows cannot be named",
              "add a primary key if the table is large"));
    }
    boolean largeObjects =
        table.columns().stream().map(Column::type).anyMatch(ColumnType::isLargeObject);
    if (largeObjects && rows >= MANY_LARGE_OBJECTS) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "MANY_LARGE_OBJECTS",
              name,
              "the table has "
                  + rows
                  + " rows with large-object columns and will dominate the copy",
              "plan its time by its size in bytes, or archive rows before the migration"));
    }
    table.columns().forEach(column -> assessColumn(table, column, findings));
  }

  private static void assessColumn(Table table, Column column, List<Finding> findings) {
    String name = table.name() + "." + column.name();
    if (column.computedExpression() != null) {
      findings.add(
          new Finding(
              Severity.INFO,
              "COMPUTED_COLUMN",
              name,
              "values of computed columns are not copied",
              "none: the schema migration creates the column and the target computes its values"));
    } else if (column.type().family() == TypeFamily.UNSUPPORTED) {
      findings.add(
          new Finding(
              Severity.BLOCKER,
              "UNSUPPORTED_TYPE",
              name,
              "columns of type "
                  + column.type().providerName()
                  + " can be neither created nor copied",
              "convert the column to a supported type, or leave its table out of the request"));
    } else if (column.type().family() == TypeFamily.ROWVERSION) {
      findings.add(
          new Finding(
              Severity.INFO,
              "ROWVERSION_COLUMN",
              name,
              "rowversion values are written anew by the target",
              "none, unless a program stores rowversions of its own"));
    }
  }
}
