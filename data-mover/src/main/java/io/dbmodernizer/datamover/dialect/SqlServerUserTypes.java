package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.UserType;
import java.sql.Connection;
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

  private record Alias(
      ObjectId id, int system, int length, int precision, int scale, boolean nulls) {}

  private final Map<Integer, String> systemTypes = new HashMap<>();
  private final List<Alias> aliases = new ArrayList<>();
  private final Map<TableName, ObjectId> tableTypes = new HashMap<>();
  private final List<DatabaseObject> objects = new ArrayList<>();

  private SqlServerUserTypes() {}

  /**
   * Reads the types and announces their names. Table types cost queries only where there are any.
   */
  static SqlServerUserTypes read(
      Connection connection, int majorVersion, SqlServerObjectNames names) throws SQLException {
    SqlServerUserTypes types = new SqlServerUserTypes();
    forEachRow(
        connection,
        SqlServerObjectSql.TYPES,
        row -> {
          int number = row.getInt("user_type_id");
          if (!row.getBoolean("is_user_defined")) {
            types.systemTypes.put(number, row.getString("name"));
            return;
          }
          ObjectId id = names.type(number, row.getInt("schema_id"), row.getString("name"));
          if (row.getBoolean("is_assembly_type")) {
            types.objects.add(new OpaqueObject(id, SqlServerObjectReader.CLR));
          } else if (row.getBoolean("is_table_type")) {
            types.tableTypes.put(new TableName(id.schema(), id.name()), id);
          } else {
            types.aliases.add(
                new Alias(
                    id,
                    row.getInt("system_type_id"),
                    row.getInt("max_length"),
                    row.getInt("type_precision"),
                    row.getInt("type_scale"),
                    row.getBoolean("is_nullable")));
          }
        });
    types.aliases.forEach(types::add);
    if (!types.tableTypes.isEmpty()) {
      types.readTableTypes(connection, majorVersion);
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

  private void add(Alias alias) {
    ColumnType type =
        SqlServerTypes.read(
            systemName(alias.system()), alias.length(), alias.precision(), alias.scale());
    Optional<String> text = SQL.typeName(type);
    objects.add(
        text.isEmpty()
            ? new OpaqueObject(alias.id(), "its type " + type + " is not supported")
            : new UserType(
                alias.id(),
                "FROM " + text.get() + (alias.nulls() ? " NULL" : " NOT NULL"),
                Needs.NOTHING));
  }

  private void readTableTypes(Connection connection, int majorVersion) throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    SqlServerNames names = SqlServerNames.readTableTypes(connection, assembler);
    SqlServerColumns.read(connection, majorVersion, names, assembler);
    SqlServerIndexes.read(connection, majorVersion, names, assembler);
    SqlServerConstraints.read(connection, names, assembler);
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
              + columns(key.columns(), key.descending()));
    }
    for (UniqueConstraint unique : table.uniqueConstraints()) {
      parts.add(
          "UNIQUE "
              + (unique.clustered() ? "CLUSTERED" : "NONCLUSTERED")
              + columns(unique.columns(), unique.descending()));
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

  private static String columns(List<String> columns, List<String> descending) {
    return columns.stream()
        .map(column -> SQL.quote(column) + (descending.contains(column) ? " DESC" : ""))
        .collect(Collectors.joining(", ", " (", ")"));
  }
}
