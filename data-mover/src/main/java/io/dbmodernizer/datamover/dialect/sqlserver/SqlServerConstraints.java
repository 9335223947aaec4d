package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The foreign keys and checks of SQL Server's user tables. */
final class SqlServerConstraints {

  private record Pair(String column, String referenced) {}

  private SqlServerConstraints() {}

  /** Adds the constraints by name. */
  static void addAll(SqlServerViews views, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    Map<Integer, List<Pair>> columns = foreignKeyColumns(views, names);
    List<SqlServerConstraintRow> constraints =
        views.constraints().stream()
            .sorted(Comparator.comparing(SqlServerConstraintRow::name))
            .toList();
    for (SqlServerConstraintRow constraint : constraints) {
      Optional<TableName> table = names.table(constraint.table());
      if (table.isPresent()) {
        switch (constraint.kind()) {
          case CHECK -> assembler.check(table.get(), check(constraint, table.get()));
          case FOREIGN_KEY -> {
            Optional<TableName> referenced = names.table(constraint.referenced());
            if (referenced.isPresent()) {
              List<Pair> pairs = columns.get(constraint.number());
              assembler.foreignKey(table.get(), foreignKey(constraint, referenced.get(), pairs));
            }
          }
          case DEFAULT -> {}
        }
      }
    }
  }

  private static CheckConstraint check(SqlServerConstraintRow check, TableName table)
      throws SQLException {
    String clause = VisibleDefinitions.require(check.definition(), "check " + check.name(), table);
    return new CheckConstraint(check.name(), clause, check.state());
  }

  private static Map<Integer, List<Pair>> foreignKeyColumns(
      SqlServerViews views, SqlServerNames names) throws SQLException {
    Map<Integer, List<Pair>> columns = new HashMap<>();
    for (SqlServerForeignKeyColumnRow row : views.foreignKeyColumns()) {
      if (names.table(row.column().object()).isPresent()
          && names.table(row.referenced().object()).isPresent()) {
        columns
            .computeIfAbsent(row.foreignKey(), key -> new ArrayList<>())
            .add(new Pair(names.column(row.column()), names.column(row.referenced())));
      }
    }
    return columns;
  }

  private static ForeignKey foreignKey(
      SqlServerConstraintRow key, TableName referenced, @Nullable List<Pair> columns)
      throws SQLException {
    if (columns == null) {
      throw CatalogQuery.changedMeanwhile("foreign key " + key.name());
    }
    return new ForeignKey(
        key.name(),
        columns.stream().map(Pair::column).toList(),
        referenced,
        columns.stream().map(Pair::referenced).toList(),
        ForeignKey.Action.valueOf(Objects.requireNonNull(key.deleteAction())),
        ForeignKey.Action.valueOf(Objects.requireNonNull(key.updateAction())),
        key.state());
  }
}
