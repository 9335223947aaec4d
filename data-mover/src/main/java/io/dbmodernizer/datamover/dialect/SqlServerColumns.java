package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the columns of SQL Server's user tables with their types, defaults and expressions. */
final class SqlServerColumns {

  private static final int LAST_SYSTEM_TYPE = 256;

  private record ColumnId(int object, int column) {

    static ColumnId of(ResultSet row) throws SQLException {
      return new ColumnId(row.getInt("object_id"), row.getInt("column_id"));
    }
  }

  private record Default(String name, boolean systemNamed, @Nullable String definition) {}

  private record Computed(@Nullable String definition, boolean persisted) {}

  private final SqlServerColumnAttributes attributes;
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, Default> defaults = new HashMap<>();
  private final Set<Integer> sharedDefaults = new HashSet<>();
  private final Map<ColumnId, Computed> computed = new HashMap<>();
  private final Map<ColumnId, Identity> identities = new HashMap<>();
  private @Nullable String databaseCollation;

  private SqlServerColumns(SqlServerColumnAttributes attributes) {
    this.attributes = attributes;
  }

  static void read(
      Connection connection, int version, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    SqlServerColumns details =
        new SqlServerColumns(SqlServerColumnAttributes.read(connection, version, names));
    details.load(connection);
    assembler.collation(details.databaseCollation);
    forEachRow(
        connection,
        SqlServerCatalogSql.columns(version),
        row -> {
          Optional<TableName> table = names.table(row.getInt("object_id"));
          if (table.isPresent()) {
            Column column = details.column(row, table.get());
            names.column(row.getInt("object_id"), column.ordinal(), column.name());
            assembler.column(table.get(), column);
          }
        });
  }

  private void load(Connection connection) throws SQLException {
    forEachRow(
        connection, SqlServerCatalogSql.COLLATION, row -> databaseCollation = row.getString(1));
    forEachRow(
        connection,
        SqlServerCatalogSql.TYPES,
        row -> types.put(row.getInt("user_type_id"), row.getString("name")));
    forEachRow(
        connection,
        SqlServerCatalogSql.DEFAULTS,
        row ->
            defaults.put(
                row.getInt("object_id"),
                new Default(
                    row.getString("name"),
                    row.getBoolean("is_system_named"),
                    row.getString("definition"))));
    forEachRow(
        connection,
        SqlServerCatalogSql.SHARED_DEFAULTS,
        row -> sharedDefaults.add(row.getInt("object_id")));
    forEachRow(
        connection,
        SqlServerCatalogSql.COMPUTED_COLUMNS,
        row ->
            computed.put(
                ColumnId.of(row),
                new Computed(row.getString("definition"), row.getBoolean("is_persisted"))));
    forEachRow(
        connection,
        SqlServerCatalogSql.IDENTITY_COLUMNS,
        row ->
            identities.put(
                ColumnId.of(row), new Identity(bigInteger(row, "seed"), bigInteger(row, "step"))));
  }

  private Column column(ResultSet row, TableName table) throws SQLException {
    String name = row.getString("name");
    ColumnId id = ColumnId.of(row);
    String collation = row.getString("collation_name");
    return new Column(
        name,
        id.column(),
        SqlServerTypes.read(
            typeName(row),
            row.getInt("max_length"),
            row.getInt("type_precision"),
            row.getInt("type_scale")),
        row.getBoolean("is_nullable"),
        defaultExpression(row.getInt("default_object_id"), name, table),
        row.getBoolean("is_identity") ? identities.get(id) : null,
        row.getBoolean("is_computed") ? computedExpression(id, name, table) : null,
        Objects.equals(collation, databaseCollation) ? null : collation,
        extras(row));
  }

  /**
   * Returns the system type of an alias type, or the type's own name. A CLR type has no system
   * type. One that a user created is marked, because it can have the name of a system type.
   */
  private String typeName(ResultSet row) throws SQLException {
    String system = types.get(row.getInt("system_type_id"));
    int user = row.getInt("user_type_id");
    String own = types.getOrDefault(user, "type " + user);
    boolean byUser = user > LAST_SYSTEM_TYPE;
    return system != null ? system : byUser ? own + " (CLR type of a user)" : own;
  }

  private ColumnExtras extras(ResultSet row) throws SQLException {
    Default named = defaults.get(row.getInt("default_object_id"));
    String name = named == null || named.systemNamed() ? null : named.name();
    String text = attributes.of(row);
    return name == null && text == null ? ColumnExtras.NONE : new ColumnExtras(text, name);
  }

  private @Nullable String defaultExpression(int id, String column, TableName table)
      throws SQLException {
    Default constraint = defaults.get(id);
    return id == 0 || sharedDefaults.contains(id)
        ? null
        : VisibleDefinitions.require(
            constraint == null ? null : constraint.definition(),
            "default of column " + column,
            table);
  }

  private String computedExpression(ColumnId id, String column, TableName table)
      throws SQLException {
    Computed expression = computed.get(id);
    String definition = expression == null ? null : expression.definition();
    return VisibleDefinitions.require(definition, "expression of column " + column, table)
        + (expression != null && expression.persisted() ? " PERSISTED" : "");
  }
}
