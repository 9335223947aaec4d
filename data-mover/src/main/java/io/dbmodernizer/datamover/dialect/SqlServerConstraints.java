package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the foreign keys and checks of SQL Server's user tables. */
final class SqlServerConstraints {

  private record Pair(String column, String referenced) {}

  private SqlServerConstraints() {}

  static void read(Connection connection, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    Map<Integer, List<Pair>> columns = foreignKeyColumns(connection, names);
    forEachRow(
        connection,
        SqlServerCatalogSql.FOREIGN_KEYS,
        row -> {
          Optional<TableName> table = names.table(row.getInt("parent_object_id"));
          Optional<TableName> referenced = names.table(row.getInt("referenced_object_id"));
          List<Pair> pairs = columns.get(row.getInt("object_id"));
          if (table.isPresent() && referenced.isPresent()) {
            if (pairs == null) {
              throw CatalogQuery.changedMeanwhile("foreign key " + row.getString("name"));
            }
            assembler.foreignKey(table.get(), foreignKey(row, referenced.get(), pairs));
          }
        });
    forEachRow(
        connection,
        SqlServerCatalogSql.CHECKS,
        row -> {
          Optional<TableName> table = names.table(row.getInt("parent_object_id"));
          if (table.isPresent()) {
            String name = row.getString("name");
            String clause =
                VisibleDefinitions.require(
                    row.getString("definition"), "check " + name, table.get());
            assembler.check(table.get(), new CheckConstraint(name, clause, state(row)));
          }
        });
  }

  private static Map<Integer, List<Pair>> foreignKeyColumns(
      Connection connection, SqlServerNames names) throws SQLException {
    Map<Integer, List<Pair>> columns = new HashMap<>();
    forEachRow(
        connection,
        SqlServerCatalogSql.FOREIGN_KEY_COLUMNS,
        row -> {
          int parent = row.getInt("parent_object_id");
          int referenced = row.getInt("referenced_object_id");
          if (names.table(parent).isPresent() && names.table(referenced).isPresent()) {
            columns
                .computeIfAbsent(row.getInt("constraint_object_id"), key -> new ArrayList<>())
                .add(
                    new Pair(
                        names.column(parent, row.getInt("parent_column_id")),
                        names.column(referenced, row.getInt("referenced_column_id"))));
          }
        });
    return columns;
  }

  private static ForeignKey foreignKey(ResultSet row, TableName referenced, List<Pair> columns)
      throws SQLException {
    return new ForeignKey(
        row.getString("name"),
        columns.stream().map(Pair::column).toList(),
        referenced,
        columns.stream().map(Pair::referenced).toList(),
        ForeignKey.Action.valueOf(row.getString("delete_action")),
        ForeignKey.Action.valueOf(row.getString("update_action")),
        state(row));
  }

  private static ConstraintState state(ResultSet row) throws SQLException {
    if (row.getBoolean("is_disabled")) {
      return ConstraintState.DISABLED;
    }
    return row.getBoolean("is_not_trusted") ? ConstraintState.UNTRUSTED : ConstraintState.ENFORCED;
  }
}
