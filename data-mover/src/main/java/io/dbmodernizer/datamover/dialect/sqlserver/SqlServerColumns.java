package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of SQL Server's user tables with their types, defaults and expressions. */
final class SqlServerColumns {

  private static final int LAST_SYSTEM_TYPE = 256;

  private final SqlServerColumnAttributes attributes;
  private final @Nullable String databaseCollation;
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, SqlServerConstraintRow> defaults = new HashMap<>();
  private final Map<SqlServerColumnId, SqlServerColumnDetailRow> details = new HashMap<>();
  private final SqlServerViews views;
  private @Nullable Set<Integer> defaultObjects;

  private SqlServerColumns(SqlServerViews views) throws SQLException {
    this.views = views;
    attributes = SqlServerColumnAttributes.of(views);
    databaseCollation = views.session().collation();
    views.types().forEach(type -> types.put(type.number(), type.name()));
    views.constraints().stream()
        .filter(constraint -> constraint.kind() == SqlServerConstraintRow.Kind.DEFAULT)
        .forEach(constraint -> defaults.put(constraint.number(), constraint));
    views.columnDetails().stream()
        .filter(detail -> detail.kind() != SqlServerColumnDetailRow.Kind.MASK)
        .forEach(detail -> details.put(detail.id(), detail));
  }

  static void addAll(SqlServerViews views, SqlServerNames names, CatalogAssembler assembler)
      throws SQLException {
    SqlServerColumns columns = new SqlServerColumns(views);
    assembler.collation(columns.databaseCollation);
    for (SqlServerColumnRow row : views.columns()) {
      Optional<TableName> table = names.table(row.id().object());
      if (table.isPresent()) {
        names.column(row.id(), row.name());
        assembler.column(table.get(), columns.column(row, table.get()));
      }
    }
  }

  private Column column(SqlServerColumnRow row, TableName table) throws SQLException {
    SqlServerColumnDetailRow detail = details.get(row.id());
    return new Column(
        row.name(),
        row.id().column(),
        SqlServerTypes.read(typeName(row), row.length(), row.precision(), row.scale()),
        row.nullable(),
        defaultExpression(row, table),
        row.identity() && detail != null ? new Identity(detail.seed(), detail.step()) : null,
        row.computed() ? computedExpression(row, detail, table) : null,
        Objects.equals(row.collation(), databaseCollation) ? null : row.collation(),
        extras(row));
  }

  /**
   * Returns the system type of an alias type, or the type's own name. A CLR type has no system
   * type. One that a user created is marked, because it can have the name of a system type.
   */
  private String typeName(SqlServerColumnRow row) {
    String system = types.get(row.systemType());
    int user = row.userType();
    String own = types.getOrDefault(user, "type " + user);
    boolean byUser = user > LAST_SYSTEM_TYPE;
    return system != null ? system : byUser ? own + " (CLR type of a user)" : own;
  }

  private ColumnExtras extras(SqlServerColumnRow row) throws SQLException {
    SqlServerConstraintRow named = defaults.get(row.defaultObject());
    String name = named == null || named.systemNamed() ? null : named.name();
    String text = attributes.of(row);
    return name == null && text == null ? ColumnExtras.NONE : new ColumnExtras(text, name);
  }

  private @Nullable String defaultExpression(SqlServerColumnRow row, TableName table)
      throws SQLException {
    SqlServerConstraintRow constraint = defaults.get(row.defaultObject());
    if (row.defaultObject() == 0
        || (constraint == null && defaultObjects().contains(row.defaultObject()))) {
      return null;
    }
    return VisibleDefinitions.require(
        constraint == null ? null : constraint.definition(),
        "default of column " + row.name(),
        table);
  }

  /**
   * Returns the defaults that are objects of their own. Their columns have no definition of the
   * default. They are looked for only if a column has a default that is no constraint.
   */
  private Set<Integer> defaultObjects() throws SQLException {
    if (defaultObjects == null) {
      defaultObjects =
          views.objects().stream()
              .filter(SqlServerObjectRow::isDefaultObject)
              .map(SqlServerObjectRow::number)
              .collect(Collectors.toSet());
    }
    return defaultObjects;
  }

  private static String computedExpression(
      SqlServerColumnRow row, @Nullable SqlServerColumnDetailRow detail, TableName table)
      throws SQLException {
    String definition = detail == null ? null : detail.expression();
    return VisibleDefinitions.require(definition, "expression of column " + row.name(), table)
        + (detail != null && detail.persisted() ? " PERSISTED" : "");
  }
}
