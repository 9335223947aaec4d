package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The foreign keys that a repair suspends on the target. */
final class SuspendedKeys {

  private final DatabaseCatalog source;
  private final DatabaseCatalog target;
  private final Map<TableName, Table> suspended = new LinkedHashMap<>();

  SuspendedKeys(DatabaseCatalog source, DatabaseCatalog target) {
    this.source = source;
    this.target = target;
  }

  /** Suspends the keys of a table and those that refer to it. */
  void suspend(Connection connection, Table table) throws SQLException {
    for (Table other : RepairObstacles.keysOf(table, target)) {
      suspended.put(other.name(), other);
      ForeignKeySuspension.suspend(connection, List.of(other));
    }
  }

  /**
   * Takes over keys that an interrupted repair may have left suspended: those of the tables, and
   * those that refer to them, that only the target does not enforce.
   */
  void takeOver(Collection<TableName> tables) {
    for (TableName name : tables) {
      for (Table other :
          target.table(name).map(t -> RepairObstacles.keysOf(t, target)).orElse(List.of())) {
        if (other.foreignKeys().stream()
            .anyMatch(
                key ->
                    key.state() == ConstraintState.DISABLED
                        && wanted(other, key).state() != ConstraintState.DISABLED)) {
          suspended.put(other.name(), other);
        }
      }
    }
  }

  /**
   * Enforces the keys again. Each gets the state that it has on the source, because an interrupted
   * repair may have left it suspended on the target. A key that the source lacks gets its former
   * state.
   *
   * @return the keys that cannot be enforced, with the reason
   */
  List<String> enforce(Connection connection) throws SQLException {
    List<String> refused = new ArrayList<>();
    for (Table table : suspended.values()) {
      for (ForeignKey key : table.foreignKeys()) {
        try {
          ForeignKeySuspension.enforce(connection, List.of(withKey(table, wanted(table, key))));
        } catch (SQLException e) {
          if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
            throw e;
          }
          refused.add(key.name() + " of " + table.name() + ": a row refers to a missing row");
        }
      }
    }
    suspended.clear();
    return refused;
  }

  private ForeignKey wanted(Table table, ForeignKey key) {
    return source.table(table.name()).stream()
        .flatMap(same -> same.foreignKeys().stream())
        .filter(same -> same.name().equalsIgnoreCase(key.name()))
        .findFirst()
        .map(
            same ->
                new ForeignKey(
                    key.name(),
                    key.columns(),
                    key.referencedTable(),
                    key.referencedColumns(),
                    key.onDelete(),
                    key.onUpdate(),
                    same.state()))
        .orElse(key);
  }

  private static Table withKey(Table table, ForeignKey key) {
    return new Table(
        table.name(),
        table.columns(),
        table.primaryKey(),
        table.uniqueConstraints(),
        table.indexes(),
        List.of(key),
        table.checks());
  }
}
