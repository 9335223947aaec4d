package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules on table names that prevent one copied table from overwriting another. */
final class TableNameRules {

  private TableNameRules() {}

  /**
   * Checks the tables of a migration.
   *
   * @param wanted tables to copy
   * @param target catalog of the target, which has all of them; it ignores case in names
   * @return one sentence for each violation, empty if there is none
   */
  static List<String> violations(List<TableName> wanted, DatabaseCatalog target) {
    List<String> violations = new ArrayList<>();
    Map<TableName, TableName> byTarget = new HashMap<>();
    for (TableName name : wanted) {
      TableName atTarget = target.table(name).orElseThrow().name();
      if (isUndoTable(name)) {
        violations.add(
            "Table "
                + name
                + " has the name of the table in which a migration stores its rollback.");
      }
      TableName other = byTarget.putIfAbsent(atTarget, name);
      if (other != null && !other.equals(name)) {
        violations.add("Tables " + other + " and " + name + " are one table on the target.");
      }
    }
    Optional<Table> undo = target.table(TargetPreparation.STATUS);
    if (violations.isEmpty() && undo.isPresent() && !TargetPreparation.isStatusTable(undo.get())) {
      violations.add(
          "Table "
              + undo.get().name()
              + " of the target has the name of the table in which a migration stores its rollback,"
              + " but the columns "
              + undo.get().columns().stream().map(Column::name).toList()
              + ".");
    }
    return violations;
  }

  private static boolean isUndoTable(TableName name) {
    return name.schema().equalsIgnoreCase(TargetPreparation.STATUS.schema())
        && name.name().equalsIgnoreCase(TargetPreparation.STATUS.name());
  }
}
