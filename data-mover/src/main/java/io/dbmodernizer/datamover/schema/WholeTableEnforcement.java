package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.ForeignKeySwitch;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans how foreign keys are enforced again by a dialect that switches all keys of a table at once.
 *
 * <p>A table has one change, which enforces its own keys and checks their rows. The tables that it
 * refers to come before it. So each change that is made leaves fewer keys to enforce, and a plan
 * that is interrupted anywhere goes on when it is planned again.
 *
 * <p>No key is enforced before its rows are checked. A key of a table of which no key is enforced
 * may be disabled at either end. So such a table is switched off before the other end is switched
 * on.
 */
final class WholeTableEnforcement {

  private final SqlDialect dialect;
  private final DatabaseCatalog target;

  /** The tables that the disabled keys of a table refer to. */
  private final Map<TableName, Set<TableName>> references = new TreeMap<>();

  /** The tables whose disabled keys refer to a table. */
  private final Map<TableName, Set<TableName>> referring = new HashMap<>();

  /** The target's tables that have an enforced key, and are switched on therefore. */
  private final Set<TableName> on = new HashSet<>();

  private final Set<TableName> visited = new HashSet<>();
  private final Set<TableName> planned = new HashSet<>();
  private final List<SchemaChange> changes = new ArrayList<>();

  private WholeTableEnforcement(SqlDialect dialect, DatabaseCatalog target) {
    this.dialect = dialect;
    this.target = target;
    for (Table table : target.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        if (key.state() != ConstraintState.DISABLED) {
          on.add(table.name());
          on.add(key.referencedTable());
        }
      }
    }
  }

  /**
   * Returns the changes in their order.
   *
   * @param disabled the keys to enforce, by the tables that they belong to
   * @param target the tables as they are now
   */
  static List<SchemaChange> changes(
      SqlDialect dialect, Map<TableName, List<ForeignKey>> disabled, DatabaseCatalog target) {
    WholeTableEnforcement plan = new WholeTableEnforcement(dialect, target);
    disabled.forEach((table, keys) -> keys.forEach(key -> plan.add(table, key.referencedTable())));
    plan.references.keySet().forEach(plan::visit);
    return plan.changes;
  }

  private void add(TableName table, TableName referenced) {
    references.computeIfAbsent(table, name -> new TreeSet<>()).add(referenced);
    referring.computeIfAbsent(referenced, name -> new TreeSet<>()).add(table);
  }

  private boolean isOn(TableName name) {
    return on.contains(target.table(name).map(Table::name).orElse(name));
  }

  /** Adds the change of a table after those of the tables that it refers to. */
  private void visit(TableName table) {
    if (!visited.add(table)) {
      return;
    }
    Set<TableName> inCircle = new TreeSet<>();
    for (TableName referenced : references.getOrDefault(table, Set.of())) {
      if (visited.contains(referenced) && !planned.contains(referenced)) {
        inCircle.add(referenced);
      }
      if (references.containsKey(referenced)) {
        visit(referenced);
      }
    }
    inCircle.remove(table);
    plan(table, inCircle);
  }

  private void plan(TableName table, Set<TableName> inCircle) {
    planned.add(table);
    List<String> statements = new ArrayList<>();
    if (!isOn(table)) {
      statements.add(switched(table, ForeignKeySwitch.OFF));
    }
    for (TableName referenced : references.getOrDefault(table, Set.of())) {
      if (inCircle.contains(referenced)) {
        statements.add(switched(referenced, ForeignKeySwitch.ON_CHECKED));
      } else if (!references.containsKey(referenced) && !isOn(referenced)) {
        statements.addAll(switchOn(referenced));
      }
    }
    if (!isOn(table)) {
      statements.add(switched(table, ForeignKeySwitch.ON_CHECKED));
    }
    if (!statements.isEmpty()) {
      changes.add(
          new SchemaChange(
              table.toString(), ObjectKind.CONSTRAINT_STATE, String.join("; ", statements)));
    }
  }

  /** Switches on a table that has no keys of its own to enforce. */
  private List<String> switchOn(TableName referenced) {
    Set<TableName> others = referring.getOrDefault(referenced, Set.of());
    if (others.stream().anyMatch(this::isOn)) {
      return List.of(switched(referenced, ForeignKeySwitch.ON_CHECKED));
    }
    List<String> statements = new ArrayList<>();
    for (TableName other : others) {
      if (!planned.contains(other)) {
        statements.add(switched(other, ForeignKeySwitch.OFF));
      }
    }
    statements.add(switched(referenced, ForeignKeySwitch.ON));
    return statements;
  }

  private String switched(TableName table, ForeignKeySwitch wanted) {
    return dialect.switchForeignKeys(table, wanted).orElseThrow();
  }
}
