package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.ForeignKeySwitch;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans the switches of foreign keys for a dialect that switches all keys of a table at once,
 * including those that refer to it. A table is switched off if none of its keys, own or referring,
 * is enforced in the source.
 */
final class WholeTableSwitches {

  private final SqlDialect dialect;
  private final DatabaseCatalog target;
  private final Set<TableName> off = new HashSet<>();
  private final List<SchemaConflict> conflicts = new ArrayList<>();

  /**
   * @param tables all tables of the plan, in the target's dialect
   * @param target the target's tables as they are now
   */
  WholeTableSwitches(SqlDialect dialect, List<Table> tables, DatabaseCatalog target) {
    this.dialect = dialect;
    this.target = target;
    Set<TableName> on = new HashSet<>();
    for (Table table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        Set<TableName> some = key.state() == ConstraintState.DISABLED ? off : on;
        some.add(table.name());
        some.add(key.referencedTable());
      }
    }
    off.removeAll(on);
  }

  List<SchemaChange> changes(List<ConstraintStates.Switch> switches) {
    Set<TableName> disabled = new TreeSet<>();
    Map<TableName, List<ForeignKey>> enforced = new TreeMap<>();
    for (ConstraintStates.Switch one : switches) {
      one.foreignKey().ifPresent(key -> plan(one, key, disabled, enforced));
    }
    List<SchemaChange> changes = new ArrayList<>();
    for (TableName table : disabled) {
      changes.add(
          new SchemaChange(
              table.toString(),
              ObjectKind.CONSTRAINT_STATE,
              dialect.switchForeignKeys(table, ForeignKeySwitch.OFF).orElseThrow()));
    }
    changes.addAll(WholeTableEnforcement.changes(dialect, enforced, target));
    return changes;
  }

  /** Returns the keys that are disabled while other keys of the same tables are enforced. */
  List<SchemaConflict> conflicts() {
    return conflicts;
  }

  private void plan(
      ConstraintStates.Switch one,
      ForeignKey key,
      Set<TableName> disabled,
      Map<TableName, List<ForeignKey>> enforced) {
    TableName own = one.table().name();
    TableName referenced = key.referencedTable();
    if (one.wanted() == ConstraintState.ENFORCED) {
      enforced.computeIfAbsent(own, table -> new ArrayList<>()).add(key);
    } else if (off.contains(own)) {
      disabled.add(own);
    } else if (off.contains(referenced)) {
      disabled.add(referenced);
    } else {
      conflicts.add(
          new SchemaConflict(
              one.objectName(),
              ObjectKind.CONSTRAINT_STATE,
              List.of(
                  "it is disabled on the source, but other keys of the same tables are enforced; "
                      + dialect.productName()
                      + " can only switch all keys of a table")));
    }
  }
}
