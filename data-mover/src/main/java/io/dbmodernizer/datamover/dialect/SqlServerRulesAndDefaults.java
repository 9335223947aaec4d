package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of SQL Server's rule and default objects to columns and alias types. The objects
 * themselves are modules. A rule is bound after the rows: it does not hold for older ones.
 */
final class SqlServerRulesAndDefaults {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  /** A default constraint of a column is an object too; {@link #bound} leaves it out. */
  private static final String COLUMNS =
      """
      SELECT object_id, name, rule_object_id, default_object_id
      FROM sys.columns
      WHERE rule_object_id <> 0 OR default_object_id <> 0""";

  private static final String TYPES =
      """
      SELECT user_type_id, rule_object_id, default_object_id
      FROM sys.types
      WHERE rule_object_id <> 0 OR default_object_id <> 0""";

  private final SqlServerObjectNames names;
  private final List<DatabaseObject> bindings = new ArrayList<>();

  private SqlServerRulesAndDefaults(SqlServerObjectNames names) {
    this.names = names;
  }

  /** Reads the bindings; objects and types are known before. */
  static List<DatabaseObject> readBindings(Connection connection, SqlServerObjectNames names)
      throws SQLException {
    SqlServerRulesAndDefaults all = new SqlServerRulesAndDefaults(names);
    forEachRow(connection, COLUMNS, all::column);
    forEachRow(connection, TYPES, all::type);
    return all.bindings;
  }

  private void column(ResultSet row) throws SQLException {
    TableName table = names.table(row.getInt("object_id"));
    if (table == null) {
      return;
    }
    String column = row.getString("name");
    String bound = SQL.quote(table) + "." + SQL.quote(column);
    String name = table.name() + "." + column;
    bind(row, table, new TableName(table.schema(), name), bound, null);
  }

  private void type(ResultSet row) throws SQLException {
    ObjectId type = names.type(row.getInt("user_type_id"));
    if (type != null) {
      TableName name = new TableName(type.schema(), type.name());
      bind(row, null, name, SQL.quote(name), type);
    }
  }

  private void bind(
      ResultSet row,
      @Nullable TableName table,
      TableName name,
      String bound,
      @Nullable ObjectId type)
      throws SQLException {
    ObjectId rule = names.object(row.getInt("rule_object_id"));
    ObjectId standard = names.object(row.getInt("default_object_id"));
    if (rule != null) {
      bound(MovableKind.BOUND_RULE, "sys.sp_bindrule @rulename", rule, table, name, bound, type);
    }
    if (standard != null) {
      bound(
          MovableKind.BOUND_DEFAULT,
          "sys.sp_bindefault @defname",
          standard,
          table,
          name,
          bound,
          type);
    }
  }

  private void bound(
      MovableKind kind,
      String procedure,
      ObjectId object,
      @Nullable TableName table,
      TableName name,
      String bound,
      @Nullable ObjectId type) {
    bindings.add(
        new Feature(
            new ObjectId(kind, name.schema(), name.name()),
            table,
            List.of(
                "EXEC "
                    + procedure
                    + " = "
                    + SqlServerVariant.text(
                        SQL.quote(new TableName(object.schema(), object.name())))
                    + ", @objname = "
                    + SqlServerVariant.text(bound)),
            new Needs(type == null ? Set.of(object) : Set.of(object, type), Set.of())));
  }
}
