package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An assessment of a source database. It applies the limits of Azure Database Migration Service for
 * Azure SQL Database (no semicolon in a database name, no double-byte table names, computed columns
 * not migrated) and the limits of what this module can create, copy and compare.
 */
public final class SourceAssessor {

  /**
   * The most tables that one migration moves. More were not tested; this number was, with both
   * catalogs in 1 GiB of memory. Azure Database Migration Service takes 100,000 from one database.
   */
  public static final int MAX_TABLES = 20_000;

  /** The number of rows from which a table with large objects is reported. */
  public static final long MANY_LARGE_OBJECTS = 100_000;

  private static final int MOST_ALONE = 5;

  private static final Set<String> SYSTEM_DATABASES = Set.of("master", "model", "msdb", "tempdb");

  private SourceAssessor() {}

  /**
   * Lists the facts that prevent a migration and the objects that the target will not have,
   * blockers first. If more than five findings have the same code, they become one finding. So the
   * result does not grow with the number of objects.
   *
   * @param catalog the tables to move
   * @param unmoved the objects of the database that a schema plan does not create
   * @param uses the features that the database uses and Azure SQL Database lacks
   * @param rights the rights of the source's login; those on tables that do not move do not count
   * @param rowCounts the number of rows by table; a table that is not in it counts as empty
   * @param databaseName the name of the source database
   * @param accepted the kinds of objects that the requester accepts to lose, although the target
   *     behaves differently without them
   * @return the findings; empty if there is nothing to report
   */
  public static List<Finding> assess(
      DatabaseCatalog catalog,
      List<UnmovedObject> unmoved,
      List<PlatformUse> uses,
      ReadingRights rights,
      Map<TableName, Long> rowCounts,
      String databaseName,
      Set<UnmovedKind> accepted) {
    List<Finding> findings = new ArrayList<>();
    assessName(databaseName, findings);
    if (catalog.tables().size() > MAX_TABLES) {
      findings.add(
          finding(
              AssessmentRule.TOO_MANY_TABLES,
              databaseName,
              "the database has "
                  + catalog.tables().size()
                  + " tables, a migration moves at most "
                  + MAX_TABLES,
              "split the database, or name at most "
                  + MAX_TABLES
                  + " of its tables in migration.tables"));
    }
    findings.addAll(
        RightFindings.find(rights.of(catalog.tables().stream().map(Table::name).toList())));
    findings.addAll(UnsupportedTables.find(catalog.tables()));
    for (Table table : catalog.tables()) {
      assessTable(table, rowCounts.getOrDefault(table.name(), 0L), findings);
    }
    findings.addAll(PlatformFindings.find(uses));
    findings.addAll(UnmovedFindings.find(catalog, unmoved, accepted));
    List<Finding> merged = merged(findings);
    merged.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(merged);
  }

  /**
   * Returns the severity of every code that a finding can have, in the order of the documentation.
   * An accepted blocker is a {@link Severity#WARNING} instead.
   */
  public static Map<String, Severity> codes() {
    Map<String, Severity> codes = new LinkedHashMap<>();
    for (AssessmentRule rule : AssessmentRule.values()) {
      codes.put(rule.name(), rule.severity());
    }
    for (PlatformRule rule : PlatformRule.values()) {
      codes.put(rule.name(), PlatformExplanation.of(rule).severity());
    }
    for (UnmovedKind kind : UnmovedKind.values()) {
      codes.put(kind.name(), UnmovedFindings.severity(kind));
    }
    return codes;
  }

  /** Merges the findings of a code if they are more than {@link #MOST_ALONE}. */
  private static List<Finding> merged(List<Finding> findings) {
    Map<String, List<Finding>> byCode = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byCode.computeIfAbsent(finding.code(), code -> new ArrayList<>()).add(finding);
    }
    List<Finding> merged = new ArrayList<>();
    for (List<Finding> same : byCode.values()) {
      if (same.size() <= MOST_ALONE) {
        merged.addAll(same);
      } else {
        Finding first = same.get(0);
        merged.add(
            new Finding(
                first.severity(),
                first.code(),
                first.object(),
                first.message()
                    + "; objects with this finding: "
                    + ShortenedList.of(same.stream().map(Finding::object).toList(), MOST_ALONE),
                first.remedy()));
      }
    }
    return merged;
  }

  static Finding finding(AssessmentRule rule, String object, String message, String remedy) {
    return new Finding(rule.severity(), rule.name(), object, message, remedy);
  }

  private static void assessName(String databaseName, List<Finding> findings) {
    if (databaseName.contains(";")) {
      findings.add(
          finding(
              AssessmentRule.SEMICOLON_IN_DATABASE_NAME,
              databaseName,
              "Azure Database Migration Service refuses a database name with a semicolon",
              "rename the source database"));
    }
    if (SYSTEM_DATABASES.contains(databaseName.toLowerCase(Locale.ROOT))) {
      findings.add(
          finding(
              AssessmentRule.SYSTEM_DATABASE,
              databaseName,
              "a system database cannot be migrated",
              "name a user database as the source"));
    }
  }

  private static void assessTable(Table table, long rows, List<Finding> findings) {
    String name = table.name().toString();
    if (!name.chars().allMatch(c -> c < 128)) {
      findings.add(
          finding(
              AssessmentRule.DOUBLE_BYTE_TABLE_NAME,
              name,
              "Azure Database Migration Service copies no table with characters beyond ASCII in its"
                  + " name",
              "rename the table"));
    }
    if (table.primaryKey() == null) {
      findings.add(
          finding(
              AssessmentRule.NO_PRIMARY_KEY,
              name,
              "the table has no primary key: it is copied in one piece, and differing rows cannot"
                  + " be named",
              "add a primary key if the table is large"));
    }
    boolean largeObjects =
        table.columns().stream().map(Column::type).anyMatch(ColumnType::isLargeObject);
    if (largeObjects && rows >= MANY_LARGE_OBJECTS) {
      findings.add(
          finding(
              AssessmentRule.MANY_LARGE_OBJECTS,
              name,
              "the table has " + rows + " rows with large-object columns, so its copy takes long",
              "estimate its copy time from its size in bytes, or archive rows before the"
                  + " migration"));
    }
    table.columns().forEach(column -> assessColumn(table, column, findings));
  }

  private static void assessColumn(Table table, Column column, List<Finding> findings) {
    String name = table.name() + "." + column.name();
    if (column.computedExpression() != null) {
      findings.add(
          finding(
              AssessmentRule.COMPUTED_COLUMN,
              name,
              "the values of computed columns are not copied",
              "none: the schema migration creates the column and the target computes its values"));
    } else if (column.type().family() == TypeFamily.UNSUPPORTED) {
      findings.add(
          finding(
              AssessmentRule.UNSUPPORTED_TYPE,
              name,
              "columns of type "
                  + column.type().providerName()
                  + " can be neither created nor copied",
              "convert the column to a supported type, or leave its table out of the request"));
    } else if (column.type().family() == TypeFamily.ROWVERSION) {
      findings.add(
          finding(
              AssessmentRule.ROWVERSION_COLUMN,
              name,
              "the target writes new rowversion values",
              "none, unless a program stores rowversions of its own"));
    }
  }
}
