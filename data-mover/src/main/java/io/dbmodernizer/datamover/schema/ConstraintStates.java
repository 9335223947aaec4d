package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the constraints of a target that have to be switched. Before the copy, a constraint that
 * the source does not enforce is switched off, because the source's rows may violate it. After the
 * copy, each constraint gets its state in the source.
 */
final class ConstraintStates {

  /**
   * A constraint that is in another state than it should be.
   *
   * @param table its table as the source has it
   * @param name its name on the target
   * @param foreignKey the key, or empty for a check
   * @param present its state on the target
   * @param wanted its state after the switch
   */
  record Switch(
      Table table,
      String name,
      Optional<ForeignKey> foreignKey,
      ConstraintState present,
      ConstraintState wanted) {

    String objectName() {
      return table.name() + "." + name;
    }

    String difference() {
      return "it is " + wanted + " on the source, " + present + " on the target";
    }
  }

  private final TableParts parts;
  private final boolean rowsAreThere;

  ConstraintStates(TableParts parts, boolean rowsAreThere) {
    this.parts = parts;
    this.rowsAreThere = rowsAreThere;
  }

  /**
   * Lists the constraints to switch.
   *
   * @param tables the source's tables in the target's dialect
   */
  List<Switch> find(List<Table> tables, DatabaseCatalog target) {
    List<Switch> switches = new ArrayList<>();
    for (Table table : tables) {
      Optional<Table> existing = target.table(table.name());
      for (ForeignKey key : table.foreignKeys()) {
        Optional<ForeignKey> present =
            existing.flatMap(other -> parts.find(key, other)).map(TableParts.Counterpart::part);
        add(
            switches,
            table,
            present.map(ForeignKey::name).orElse(key.name()),
            Optional.of(key),
            present.map(ForeignKey::state),
            key.state());
      }
      for (CheckConstraint check : table.checks()) {
        Optional<CheckConstraint> present =
            existing.flatMap(other -> parts.find(check, other)).map(TableParts.Counterpart::part);
        add(
            switches,
            table,
            present.map(CheckConstraint::name).orElse(check.name()),
            Optional.empty(),
            present.map(CheckConstraint::state),
            check.state());
      }
    }
    return switches;
  }

  /**
   * Adds a switch if it is needed. A constraint that is still missing is switched right after its
   * creation, before the copy.
   */
  private void add(
      List<Switch> switches,
      Table table,
      String name,
      Optional<ForeignKey> key,
      Optional<ConstraintState> present,
      ConstraintState inSource) {
    if (rowsAreThere ? present.isEmpty() : inSource == ConstraintState.ENFORCED) {
      return;
    }
    ConstraintState now = present.orElse(ConstraintState.UNTRUSTED);
    ConstraintState wanted = rowsAreThere ? inSource : ConstraintState.DISABLED;
    if (now != wanted) {
      switches.add(new Switch(table, name, key, now, wanted));
    }
  }

  /** Returns the statements of one switch, for a dialect that switches constraints one by one. */
  static List<SchemaChange> changes(Switch one, SqlDialect dialect) {
    return dialect.switchConstraint(one.table().name(), one.name(), one.wanted()).stream()
        .map(sql -> new SchemaChange(one.objectName(), ObjectKind.CONSTRAINT_STATE, sql))
        .toList();
  }
}
