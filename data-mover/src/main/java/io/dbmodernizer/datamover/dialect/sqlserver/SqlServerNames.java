package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The names of the objects to which SQL Server's catalog views refer by number. */
final class SqlServerNames {

  private static final Set<String> SYSTEM_SCHEMAS = Set.of("sys", "INFORMATION_SCHEMA", "guest");

  private final Map<Integer, String> schemas = new HashMap<>();
  private final Map<Integer, TableName> tables = new HashMap<>();
  private final Map<SqlServerColumnId, String> columns = new HashMap<>();

  /** Returns the names of the user tables. Adds schemas and tables to the assembler. */
  static SqlServerNames of(SqlServerViews views, CatalogAssembler assembler) throws SQLException {
    SqlServerNames names = new SqlServerNames();
    names.addSchemas(views, assembler);
    for (SqlServerTableRow table : views.tables()) {
      names.addTable(table.number(), table.schema(), table.name(), assembler);
    }
    return names;
  }

  /** Returns the names of the table types. Adds schemas and types to the assembler. */
  static SqlServerNames ofTableTypes(SqlServerViews views, CatalogAssembler assembler)
      throws SQLException {
    SqlServerNames names = new SqlServerNames();
    names.addSchemas(views, assembler);
    for (SqlServerNumberedRow type : views.numbered(SqlServerNumberedRow.Kind.TABLE_TYPE)) {
      names.addTable(type.number(), type.schema(), Objects.requireNonNull(type.name()), assembler);
    }
    return names;
  }

  private void addTable(int number, int schemaNumber, String name, CatalogAssembler assembler) {
    String schema = schemas.get(schemaNumber);
    if (schema != null) {
      TableName table = new TableName(schema, name);
      tables.put(number, table);
      assembler.table(table);
    }
  }

  /** Adds the schemas to the assembler, except the database's own and those of fixed roles. */
  private void addSchemas(SqlServerViews views, CatalogAssembler assembler) throws SQLException {
    Map<Integer, SqlServerPrincipalRow> owners = new HashMap<>();
    views.principals().forEach(principal -> owners.put(principal.number(), principal));
    for (SqlServerSchemaRow schema : views.schemas()) {
      schemas.put(schema.number(), schema.name());
      SqlServerPrincipalRow owner = owners.get(schema.owner());
      if (owner != null
          && !(owner.fixedRole() && schema.name().equalsIgnoreCase(owner.name()))
          && !SYSTEM_SCHEMAS.contains(schema.name())) {
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

  void column(SqlServerColumnId column, String name) {
    columns.put(column, name);
  }

  /**
   * Returns the name of a column that was added before.
   *
   * @throws SQLException a transient one, if the column was not read
   */
  String column(SqlServerColumnId column) throws SQLException {
    String name = columns.get(column);
    if (name == null) {
      throw CatalogQuery.changedMeanwhile(
          "column " + column.column() + " of " + tables.get(column.object()));
    }
    return name;
  }
}
