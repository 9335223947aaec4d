package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the objects to which SQL Server's catalog views refer by number. */
final class SqlServerNames {

  private static final Set<String> SYSTEM_SCHEMAS = Set.of("sys", "INFORMATION_SCHEMA", "guest");

  private record ColumnId(int object, int column) {}

  private record Schema(int principal, String name) {}

  private final Map<Integer, Schema> schemas = new LinkedHashMap<>();
  private final Map<Integer, TableName> tables = new HashMap<>();
  private final Map<ColumnId, String> columns = new HashMap<>();

  /** Reads schemas and tables, and adds both to the assembler. */
  static SqlServerNames read(Connection connection, CatalogAssembler assembler)
      throws SQLException {
    return read(connection, assembler, SqlServerCatalogSql.TABLES);
  }

  /** Reads table types in place of tables. */
  static SqlServerNames readTableTypes(Connection connection, CatalogAssembler assembler)
      throws SQLException {
    return read(connection, assembler, SqlServerObjectSql.TABLE_TYPES);
  }

  private static SqlServerNames read(
      Connection connection, CatalogAssembler assembler, String tables) throws SQLException {
    SqlServerNames names = new SqlServerNames();
    names.readSchemas(connection, assembler);
    forEachRow(
        connection,
        tables,
        row -> {
          Schema schema = names.schemas.get(row.getInt("schema_id"));
          if (schema != null) {
            TableName table = new TableName(schema.name(), row.getString("name"));
            names.tables.put(row.getInt("object_id"), table);
            assembler.table(table);
          }
        });
    return names;
  }

  /**
   * Reads the schemas. Adds them to the assembler, except the database's own and those of fixed
   * roles.
   */
  private void readSchemas(Connection connection, CatalogAssembler assembler) throws SQLException {
    Map<Integer, String> principals = new HashMap<>();
    Set<Integer> fixedRoles = new HashSet<>();
    forEachRow(
        connection,
        SqlServerCatalogSql.FIXED_ROLES,
        row -> {
          principals.put(row.getInt("principal_id"), row.getString("name"));
          if (row.getBoolean("is_fixed_role")) {
            fixedRoles.add(row.getInt("principal_id"));
          }
        });
    forEachRow(
        connection,
        SqlServerCatalogSql.SCHEMAS,
        row ->
            schemas.put(
                row.getInt("schema_id"),
                new Schema(row.getInt("principal_id"), row.getString("name"))));
    for (Schema schema : schemas.values()) {
      String owner = principals.get(schema.principal());
      boolean ofRole =
          fixedRoles.contains(schema.principal()) && schema.name().equalsIgnoreCase(owner);
      if (owner != null && !ofRole && !SYSTEM_SCHEMAS.contains(schema.name())) {
        assembler.schema(schema.name());
      }
    }
  }

  /**
   * Returns the user table with this number; empty for a view, a system table and any other object.
   */
  Optional<TableName> table(int object) {
    return Optional.ofNullable(tables.get(object));
  }

  /** Returns the name of the schema with this number; null if there is none. */
  @Nullable String schema(int id) {
    Schema schema = schemas.get(id);
    return schema == null ? null : schema.name();
  }

  void column(int object, int column, String name) {
    columns.put(new ColumnId(object, column), name);
  }

  /**
   * Returns the name of a column that was read before.
   *
   * @throws SQLException a transient one, if the column was not read
   */
  String column(int object, int column) throws SQLException {
    String name = columns.get(new ColumnId(object, column));
    if (name == null) {
      throw CatalogQuery.changedMeanwhile("column " + column + " of " + tables.get(object));
    }
    return name;
  }
}
