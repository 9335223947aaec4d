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

/** Plans one table: all of it, or what an existing one lacks. */
final class TablePlan {

  private final Table wanted;
  private final SqlDialect dialect;
  private final DdlWriter ddl;
  private final List<SchemaChange> changes = new ArrayList<>();
  private final List<SchemaConflict> conflicts = new ArrayList<>();

  TablePlan(Table wanted, SqlDialect dialect, DdlWriter ddl) {
    this.wanted = wanted;
    this.dialect = dialect;
    this.ddl = ddl;
  }

  List<SchemaChange> changes() {
    return changes;
  }

  List<SchemaConflict> conflicts() {
    return conflicts;
  }

  /** Plans a table the target does not have. */
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

  /** Plans what an existing table lacks. */
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
    } else if (!TableDiff.same(key.columns(), existing.columns())) {
      conflict(key.name(), ObjectKind.PRIMARY_KEY, key.columns(), existing.columns());
    }
  }

  private void completeUnique(UniqueConstraint unique, Table existing) {
    for (UniqueConstraint other : existing.uniqueConstraints()) {
      if (TableDiff.same(unique.columns(), other.columns())) {
        return;
      }
      if (unique.name().equalsIgnoreCase(other.name())) {
        conflict(unique.name(), ObjectKind.UNIQUE_CONSTRAINT, unique.columns(), other.columns());
        return;
      }
    }
    add(unique.name(), ObjectKind.UNIQUE_CONSTRAINT, ddl.unique(wanted, unique));
  }

  private void completeCheck(CheckConstraint check, Table existing) {
    for (CheckConstraint other : existing.checks()) {
      if (check.expression().equals(other.expression())) {
        return;
      }
      if (check.name().equalsIgnoreCase(other.name())) {
        conflict(check.name(), ObjectKind.CHECK, check.expression(), other.expression());
        return;
      }
    }
    add(check.name(), ObjectKind.CHECK, ddl.check(wanted, check));
  }

  private void completeIndex(Index index, Table existing) {
    for (Index other : existing.indexes()) {
      if (index.name().equalsIgnoreCase(other.name())) {
        String want = ddl.index(wanted, index);
        String have =
            ddl.index(
                wanted,
                new Index(
                    index.name(),
                    other.unique(),
                    other.columns(),
                    other.includedColumns(),
                    other.filter(),
                    other.clustered()));
        if (!want.equalsIgnoreCase(have)) {
          conflict(index.name(), ObjectKind.INDEX, want, have);
        }
        return;
      }
    }
    add(index.name(), ObjectKind.INDEX, ddl.index(wanted, index));
  }

  private void completeForeignKey(ForeignKey key, Table existing) {
    String want = ddl.foreignKey(wanted, key);
    for (ForeignKey other : existing.foreignKeys()) {
      String have =
          ddl.foreignKey(
              wanted,
              new ForeignKey(
                  key.name(),
                  other.columns(),
                  other.referencedTable(),
                  other.referencedColumns(),
                  other.onDelete(),
                  other.onUpdate()));
      if (want.equalsIgnoreCase(have)) {
        return;
      }
      if (key.name().equalsIgnoreCase(other.name())) {
        conflict(key.name(), ObjectKind.FOREIGN_KEY, want, have);
        return;
      }
    }
    add(key.name(), ObjectKind.FOREIGN_KEY, want);
  }

  /** Reports foreign keys to tables that neither are migrated nor exist on the target. */
  void requireReferencedTables(Set<TableName> migrated, DatabaseCatalog target) {
    for (ForeignKey key : wanted.foreignKeys()) {
      TableName referenced = key.referencedTable();
      boolean planned = migrated.stream().anyMatch(t -> t.equals(referenced));
      if (!planned && target.table(referenced).isEmpty()) {
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
