package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.UserType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SQL Server's alias types and table types. A column of a table type that has an alias type gets
 * the system type below it. Names of constraints in table types are the server's own.
 */
final class SqlServerUserTypes {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private final Map<Integer, String> systemTypes = new HashMap<>();
  private final List<DatabaseObject> objects = new ArrayList<>();

  private SqlServerUserTypes() {}

  static SqlServerUserTypes of(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerUserTypes types = new SqlServerUserTypes();
    Map<TableName, ObjectId> tableTypes = new HashMap<>();
    for (SqlServerTypeRow type : views.types()) {
      if (!type.ofUser()) {
        types.systemTypes.put(type.number(), type.name());
      }
    }
    for (SqlServerTypeRow type : views.types()) {
      ObjectId id = names.type(type.number());
      if (id == null) {
        continue;
      }
      if (type.ofAssembly()) {
        types.objects.add(new OpaqueObject(id, SqlServerObjects.CLR));
      } else if (type.table()) {
        tableTypes.put(new TableName(id.schema(), id.name()), id);
      } else {
        types.objects.add(types.alias(id, type));
      }
    }
    if (!tableTypes.isEmpty()) {
      types.addTableTypes(views, tableTypes);
    }
    return types;
  }

  List<DatabaseObject> objects() {
    return objects;
  }

  /** Returns the name of a system type. */
  String systemName(int number) {
    return systemTypes.getOrDefault(number, "type " + number);
  }

  private DatabaseObject alias(ObjectId id, SqlServerTypeRow alias) {
    ColumnType type =
        SqlServerTypes.read(
            systemName(alias.system()), alias.length(), alias.precision(), alias.scale());
    Optional<String> text = SQL.typeName(type);
    return text.isEmpty()
        ? new OpaqueObject(id, "its type " + type + " is not supported")
        : new UserType(
            id, "FROM " + text.get() + (alias.nullable() ? " NULL" : " NOT NULL"), Needs.NOTHING);
  }

  private void addTableTypes(SqlServerViews views, Map<TableName, ObjectId> tableTypes)
      throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    SqlServerTables.addAll(views, SqlServerNames.ofTableTypes(views, assembler), assembler);
    Set<TableName> read = new HashSet<>();
    for (Table table : assembler.catalog().tables()) {
      ObjectId id = tableTypes.get(table.name());
      if (id != null) {
        read.add(table.name());
        boolean supported =
            table.columns().stream().noneMatch(c -> c.type().family() == TypeFamily.UNSUPPORTED);
        objects.add(
            supported
                ? new UserType(id, definition(table), Needs.NOTHING)
                : new OpaqueObject(id, "it has a column whose type is not supported"));
      }
    }
    tableTypes.forEach(
        (name, id) -> {
          if (!read.contains(name)) {
            objects.add(new OpaqueObject(id, "its columns cannot be read"));
          }
        });
  }

  private static String definition(Table table) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(column -> parts.add(column(column)));
    PrimaryKey key = table.primaryKey();
    if (key != null) {
      parts.add(
          "PRIMARY KEY "
              + (key.clustered() ? "CLUSTERED" : "NONCLUSTERED")
              + SQL.keyColumns(key.columns(), key.descending()));
    }
    for (UniqueConstraint unique : table.uniqueConstraints()) {
      parts.add(
          "UNIQUE "
              + (unique.clustered() ? "CLUSTERED" : "NONCLUSTERED")
              + SQL.keyColumns(unique.columns(), unique.descending()));
    }
    for (Index index : table.indexes()) {
      parts.add(
          "INDEX "
              + SQL.quote(index.name())
              + (index.unique() ? " UNIQUE" : "")
              + (index.clustered() ? " CLUSTERED" : "")
              + index.columns().stream()
                  .map(c -> SQL.quote(c.name()) + (c.descending() ? " DESC" : ""))
                  .collect(Collectors.joining(", ", " (", ")")));
    }
    for (CheckConstraint check : table.checks()) {
      parts.add("CHECK (" + check.expression() + ")");
    }
    return "AS TABLE (\n  " + String.join(",\n  ", parts) + "\n)";
  }

  private static String column(Column column) {
    String name = SQL.quote(column.name());
    String computed = column.computedExpression();
    if (computed != null) {
      return name + " " + SQL.computedClause(column, computed);
    }
    return name
        + " "
        + SQL.typeName(column.type()).orElseThrow()
        + (column.collation() == null ? "" : " COLLATE " + column.collation())
        + (column.identity() == null ? "" : SQL.identityClause(column))
        + (column.defaultExpression() == null ? "" : " DEFAULT " + column.defaultExpression())
        + (column.nullable() ? " NULL" : " NOT NULL");
  }
}
