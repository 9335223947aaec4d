package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
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

  private final SqlServerObjectNames names;
  private final List<DatabaseObject> bindings = new ArrayList<>();

  private SqlServerRulesAndDefaults(SqlServerObjectNames names) {
    this.names = names;
  }

  static List<DatabaseObject> bindings(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerRulesAndDefaults all = new SqlServerRulesAndDefaults(names);
    views.columns().forEach(all::column);
    views.types().forEach(all::type);
    return all.bindings;
  }

  private void column(SqlServerColumnRow row) {
    TableName table = names.table(row.id().object());
    if (table != null && (row.ruleObject() != 0 || row.defaultObject() != 0)) {
      String bound = SQL.quote(table) + "." + SQL.quote(row.name());
      TableName name = new TableName(table.schema(), table.name() + "." + row.name());
      bind(row.ruleObject(), row.defaultObject(), table, name, bound, null);
    }
  }

  private void type(SqlServerTypeRow row) {
    ObjectId type = names.type(row.number());
    if (type != null) {
      TableName name = new TableName(type.schema(), type.name());
      bind(row.ruleObject(), row.defaultObject(), null, name, SQL.quote(name), type);
    }
  }

  /** Binds objects only. A default constraint of a column is an object of another kind. */
  private void bind(
      int ruleNumber,
      int defaultNumber,
      @Nullable TableName table,
      TableName name,
      String bound,
      @Nullable ObjectId type) {
    ObjectId rule = names.object(ruleNumber);
    ObjectId standard = names.object(defaultNumber);
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
                    + SqlServerVariant.text(SQL.quote(object))
                    + ", @objname = "
                    + SqlServerVariant.text(bound)),
            new Needs(type == null ? Set.of(object) : Set.of(object, type), Set.of())));
  }
}
