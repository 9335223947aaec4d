package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds tables that the target cannot hold: names that differ in case only, a name that Azure
 * Database Migration Service uses itself, and tables without anything to copy.
 */
final class UnsupportedTables {

  /**
   * The table in which Azure Database Migration Service keeps the statements that undo its changes
   * of the target.
   */
  private static final TableName SERVICES_OWN = new TableName("dbo", "__migration_status");

  private UnsupportedTables() {}

  static List<Finding> find(List<Table> tables) {
    List<Finding> findings = new ArrayList<>();
    Map<TableName, TableName> seen = new HashMap<>();
    for (Table table : tables) {
      TableName name = table.name();
      TableName other = seen.putIfAbsent(inLowerCase(name), name);
      if (other != null && !other.equals(name)) {
        findings.add(
            SourceAssessor.finding(
                AssessmentRule.TABLE_NAMES_DIFFER_IN_CASE_ONLY,
                name.toString(),
                "the target cannot tell the tables " + name + " and " + other + " apart",
                "rename one of the two, or leave one out of the request"));
      }
      if (inLowerCase(name).equals(SERVICES_OWN)) {
        findings.add(
            SourceAssessor.finding(
                AssessmentRule.RESERVED_TABLE_NAME,
                name.toString(),
                "Azure Database Migration Service keeps its own statements under this name on the"
                    + " target and deletes the table afterwards",
                "rename the table, or leave it out of the request"));
      }
      content(table, findings);
      columnNames(table, findings);
    }
    return findings;
  }

  private static void content(Table table, List<Finding> findings) {
    if (table.columns().isEmpty()) {
      findings.add(
          SourceAssessor.finding(
              AssessmentRule.TABLE_WITHOUT_COLUMNS,
              table.name().toString(),
              "the target has no tables without columns",
              "add a column or drop the table, or leave it out of the request"));
    } else if (table.storedColumns().isEmpty()) {
      findings.add(
          SourceAssessor.finding(
              AssessmentRule.NO_STORED_COLUMN,
              table.name().toString(),
              "the database writes every column of the table itself, so there is no value to copy"
                  + " and no row can be inserted",
              "add a column that is stored, or leave the table out of the request"));
    }
  }

  private static void columnNames(Table table, List<Finding> findings) {
    Map<String, String> seen = new HashMap<>();
    for (Column column : table.columns()) {
      String other = seen.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.name());
      if (other != null) {
        findings.add(
            SourceAssessor.finding(
                AssessmentRule.COLUMN_NAMES_DIFFER_IN_CASE_ONLY,
                table.name() + "." + column.name(),
                "the target cannot tell the columns " + column.name() + " and " + other + " apart",
                "rename one of the two, or leave the table out of the request"));
      }
    }
  }

  private static TableName inLowerCase(TableName name) {
    return new TableName(
        name.schema().toLowerCase(Locale.ROOT), name.name().toLowerCase(Locale.ROOT));
  }
}
