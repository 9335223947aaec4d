package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan for one table: its creation, or the parts that an existing one lacks. */
final class TablePlan {

  private final Table wanted;
  private final SqlDialect dialect;
  private final DdlWriter ddl;
  private final TableParts parts;
  private final List<SchemaChange> changes = new ArrayList<>();
  private final List<SchemaConflict> conflicts = new ArrayList<>();

  TablePlan(Table wanted, SqlDialect dialect, DdlWriter ddl) {
    this.wanted = wanted;
    this.dialect = dialect;
    this.ddl = ddl;
    this.parts = new TableParts(ddl);
  }

  List<SchemaChange> changes() {
    return changes;
  }

  List<SchemaConflict> conflicts() {
    return conflicts;
  }

  /** Plans a table that the target does not have. */
  void create() {
    boolean expressible =
        wanted.columns().stream()
            .allMatch(
                c -> c.computedExpression() != null || dialect.typeName(c.type()).isPresent());
    if (expressible) {
      changes.add(new SchemaChange(wanted.name().toString(), ObjectKind.TABLE, ddl.table(wanted)));
      complete(Table.of(wanted.name(), wanted.columns(), wanted.primaryKey()));
    }
  }

  /** Plans the parts that an existing table lacks. */
  void complete(Table existing) {
    List<String> differences = new TableDiff(dialect).columns(wanted, existing);
    if (!differences.isEmpty()) {
      conflicts.add(new SchemaConflict(wanted.name().toString(), ObjectKind.TABLE, differences));
      return;
    }
    completePrimaryKey(existing.primaryKey());
    wanted.uniqueConstraints().forEach(unique -> completeUnique(unique, existing));
    wanted.checks().forEach(check -> completeCheck(check, existing));
    wanted.indexes().forEach(index -> completeIndex(index, existing));
    wanted.foreignKeys().forEach(key -> completeForeignKey(key, existing));
  }

  private void completePrimaryKey(@Nullable PrimaryKey existing) {
    PrimaryKey key = wanted.primaryKey();
    if (key == null) {
      return;
    }
    if (existing == null) {
      add(key.name(), ObjectKind.PRIMARY_KEY, ddl.primaryKey(wanted, key));
    } else if (!parts.same(wanted, key, existing)) {
      conflict(
          key.name(),
          ObjectKind.PRIMARY_KEY,
          dialect.primaryKeyClause(key),
          dialect.primaryKeyClause(existing));
    }
  }

  private void completeUnique(UniqueConstraint unique, Table existing) {
    parts
        .find(unique, existing)
        .ifPresentOrElse(
            other -> {
              if (!other.same()) {
                conflict(
                    unique.name(),
                    ObjectKind.UNIQUE_CONSTRAINT,
                    dialect.uniqueClause(unique),
                    dialect.uniqueClause(other.part()));
              }
            },
            () -> add(unique.name(), ObjectKind.UNIQUE_CONSTRAINT, ddl.unique(wanted, unique)));
  }

  private void completeCheck(CheckConstraint check, Table existing) {
    parts
        .find(check, existing)
        .ifPresentOrElse(
            other -> {
              if (!other.same()) {
                conflict(
                    check.name(), ObjectKind.CHECK, check.expression(), other.part().expression());
              }
            },
            () -> add(check.name(), ObjectKind.CHECK, ddl.check(wanted, check)));
  }

  private void completeIndex(Index index, Table existing) {
    parts
        .find(index, existing)
        .ifPresentOrElse(
            other -> {
              if (!other.same()) {
                conflict(
                    index.name(),
                    ObjectKind.INDEX,
                    ddl.index(wanted, index),
                    ddl.index(wanted, TableParts.named(index.name(), other.part())));
              }
            },
            () -> add(index.name(), ObjectKind.INDEX, ddl.index(wanted, index)));
  }

  private void completeForeignKey(ForeignKey key, Table existing) {
    parts
        .find(key, existing)
        .ifPresentOrElse(
            other -> {
              if (!other.same()) {
                conflict(
                    key.name(),
                    ObjectKind.FOREIGN_KEY,
                    ddl.clause(key),
                    ddl.clause(TableParts.named(key.name(), other.part())));
              }
            },
            () -> add(key.name(), ObjectKind.FOREIGN_KEY, ddl.foreignKey(wanted, key)));
  }

  /** Adds a conflict for each foreign key to a table that is neither migrated nor on the target. */
  void requireReferencedTables(Set<TableName> migrated, DatabaseCatalog target) {
    for (ForeignKey key : wanted.foreignKeys()) {
      TableName referenced = key.referencedTable();
      if (!migrated.contains(referenced) && target.table(referenced).isEmpty()) {
        changes.removeIf(
            c -> c.kind() == ObjectKind.FOREIGN_KEY && c.objectName().equals(nameOf(key.name())));
        conflicts.add(
            new SchemaConflict(
                nameOf(key.name()),
                ObjectKind.FOREIGN_KEY,
                List.of(
                    "it refers to table "
                        + referenced
                        + ", which is neither migrated nor on the target; migrate it too")));
      }
    }
  }

  private void add(String name, ObjectKind kind, String sql) {
    changes.add(new SchemaChange(nameOf(name), kind, sql));
  }

  private void conflict(String name, ObjectKind kind, Object source, Object target) {
    conflicts.add(
        new SchemaConflict(
            nameOf(name), kind, List.of("source has " + source + ", target has " + target)));
  }

  private String nameOf(String part) {
    return wanted.name() + "." + part;
  }
}
