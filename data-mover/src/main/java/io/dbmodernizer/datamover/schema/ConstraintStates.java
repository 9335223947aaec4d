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
 * Says which constraints of a target must be switched. Before the rows are there, one that the
 * source does not enforce is off, since its rows may violate it; afterwards each has the state it
 * has in the source.
 */
final class ConstraintStates {

  /**
   * A constraint that is not in the state it should have.
   *
   * @param table its table as the source has it
   * @param name its name on the target
   * @param foreignKey the key, or empty for a check
   * @param present its state on the target
   * @param wanted the state it should have
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
   * Lists what must be switched.
   *
   * @param tables in the target's dialect
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

  /** A constraint that is still to be created is switched right afterwards, before the rows. */
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

  /** The statements of one switch where constraints are switched one by one. */
  static List<SchemaChange> changes(Switch one, SqlDialect dialect) {
    return dialect.switchConstraint(one.table().name(), one.name(), one.wanted()).stream()
        .map(sql -> new SchemaChange(one.objectName(), ObjectKind.CONSTRAINT_STATE, sql))
        .toList();
  }
}
