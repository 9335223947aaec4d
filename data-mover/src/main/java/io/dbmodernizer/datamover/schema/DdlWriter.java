package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer of the statements that create objects. Every expression is already in the target's
 * dialect.
 */
public final class DdlWriter {

  private final SqlDialect dialect;

  /** Creates a writer for a dialect. */
  public DdlWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** Returns the statement that creates a schema. */
  public String schema(String name) {
    return "CREATE SCHEMA " + dialect.quote(name);
  }

  /** Returns the statement that creates a table with its primary key and no other constraint. */
  public String table(Table table) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(column -> parts.add(column(column)));
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      parts.add(clause(table, key));
    }
    return "CREATE TABLE "
        + dialect.quote(table.name())
        + " (\n  "
        + String.join(",\n  ", parts)
        + "\n)"
        + table.storage().ofTable();
  }

  private String clause(Table table, PrimaryKey key) {
    return dialect.primaryKeyClause(key) + table.storage().of(key.name());
  }

  private String column(Column column) {
    StringBuilder sql = new StringBuilder(dialect.quote(column.name())).append(' ');
    String computed = column.computedExpression();
    if (computed != null) {
      return sql.append(dialect.computedClause(column, computed)).toString();
    }
    sql.append(dialect.typeName(column.type()).orElseThrow());
    if (column.collation() != null) {
      sql.append(" COLLATE ").append(column.collation());
    }
    ColumnExtras extras = column.extras();
    if (extras.attributes() != null) {
      sql.append(' ').append(extras.attributes());
    }
    if (column.identity() != null) {
      sql.append(dialect.identityClause(column));
    }
    String nulls = column.nullable() ? " NULL" : " NOT NULL";
    if (column.defaultExpression() == null) {
      return sql.append(nulls).toString();
    }
    String value = " DEFAULT " + column.defaultExpression();
    String name = extras.defaultName();
    return name == null
        ? sql.append(value).append(nulls).toString()
        : sql.append(nulls)
            .append(" CONSTRAINT ")
            .append(dialect.quote(name))
            .append(value)
            .toString();
  }

  String primaryKey(Table table, PrimaryKey key) {
    return alter(table) + clause(table, key);
  }

  String unique(Table table, UniqueConstraint constraint) {
    return alter(table) + dialect.uniqueClause(constraint) + table.storage().of(constraint.name());
  }

  String check(Table table, CheckConstraint check) {
    String clause =
        "CONSTRAINT " + dialect.quote(check.name()) + " CHECK (" + check.expression() + ")";
    return dialect.addConstraint(table.name(), clause, check.state() == ConstraintState.ENFORCED);
  }

  String foreignKey(Table table, ForeignKey key) {
    return dialect.addConstraint(
        table.name(), clause(key), key.state() == ConstraintState.ENFORCED);
  }

  /** Returns the declaration of a foreign key, whatever its state. */
  String clause(ForeignKey key) {
    return "CONSTRAINT "
        + dialect.quote(key.name())
        + " FOREIGN KEY ("
        + dialect.quoteAll(key.columns())
        + ") REFERENCES "
        + dialect.quote(key.referencedTable())
        + " ("
        + dialect.quoteAll(key.referencedColumns())
        + ") ON DELETE "
        + words(key.onDelete())
        + " ON UPDATE "
        + words(key.onUpdate());
  }

  String index(Table table, Index index) {
    List<String> columns =
        index.columns().stream()
            .map(c -> dialect.quote(c.name()) + (c.descending() ? " DESC" : ""))
            .toList();
    String included =
        index.includedColumns().isEmpty()
            ? ""
            : " INCLUDE (" + dialect.quoteAll(index.includedColumns()) + ")";
    return "CREATE "
        + (index.unique() ? "UNIQUE " : "")
        + (index.clustered() ? "CLUSTERED " : "")
        + "INDEX "
        + dialect.quote(index.name())
        + " ON "
        + dialect.quote(table.name())
        + " ("
        + String.join(", ", columns)
        + ")"
        + included
        + (index.filter() == null ? "" : " WHERE " + index.filter())
        + table.storage().of(index.name());
  }

  private String alter(Table table) {
    return "ALTER TABLE " + dialect.quote(table.name()) + " ADD ";
  }

  private static String words(ForeignKey.Action action) {
    return action.name().replace('_', ' ');
  }
}
