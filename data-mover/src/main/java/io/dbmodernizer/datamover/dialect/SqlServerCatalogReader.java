package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads SQL Server's catalog views. The SQL is held in {@link SqlServerCatalogSql}. */
final class SqlServerCatalogReader implements CatalogReader {

  private record ForeignKeyHeader(
      TableName referenced, String onDelete, String onUpdate, ConstraintState state) {}

  private record IndexHeader(
      boolean unique,
      boolean primary,
      boolean constraint,
      boolean clustered,
      @Nullable String filter) {}

  private record IndexPart(String column, boolean descending, boolean included) {}

  private final SqlServerDialect dialect;

  SqlServerCatalogReader(SqlServerDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public long rowCount(Connection connection, TableName table) throws SQLException {
    return CatalogQuery.count(connection, dialect.quote(table), "COUNT_BIG");
  }

  @Override
  public DatabaseCatalog read(Connection connection) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  DatabaseCatalog read(Connection connection, int majorVersion) throws SQLException {
    SqlServerCatalogSql sql = SqlServerCatalogSql.forMajorVersion(majorVersion);
    CatalogAssembler assembler = new CatalogAssembler();
    forEachRow(connection, sql.schemas(), row -> assembler.schema(row.getString(1)));
    forEachRow(connection, sql.collation(), row -> assembler.collation(row.getString(1)));
    forEachRow(connection, sql.columns(), row -> assembler.column(table(row), column(row)));
    readIndexes(connection, sql, assembler);
    readForeignKeys(connection, sql, assembler);
    forEachRow(
        connection,
        sql.checks(),
        row -> {
          String name = row.getString("CONSTRAINT_NAME");
          String clause = visible(row.getString("CHECK_CLAUSE"), "check " + name, table(row));
          assembler.check(table(row), new CheckConstraint(name, clause, state(row)));
        });
    return assembler.catalog();
  }

  private static Column column(ResultSet row) throws SQLException {
    TableName table = table(row);
    String name = row.getString("COLUMN_NAME");
    String defaultExpression = row.getString("DEFAULT_DEFINITION");
    if (row.getBoolean("HAS_DEFAULT")) {
      visible(defaultExpression, "default of column " + name, table);
    }
    String computed = row.getString("COMPUTED_DEFINITION");
    if (row.getBoolean("IS_COMPUTED")) {
      computed =
          visible(computed, "expression of column " + name, table)
              + (row.getBoolean("IS_PERSISTED") ? " PERSISTED" : "");
    }
    return new Column(
        name,
        row.getInt("COLUMN_ORDER"),
        SqlServerTypes.read(
            row.getString("TYPE_NAME"),
            row.getInt("MAX_LENGTH"),
            row.getInt("TYPE_PRECISION"),
            row.getInt("TYPE_SCALE")),
        row.getBoolean("IS_NULLABLE"),
        defaultExpression,
        row.getBoolean("IS_IDENTITY")
            ? new Identity(bigInteger(row, "IDENTITY_SEED"), bigInteger(row, "IDENTITY_INCREMENT"))
            : null,
        computed,
        row.getString("COLUMN_COLLATION"));
  }

  private static ConstraintState state(ResultSet row) throws SQLException {
    if (row.getBoolean("IS_DISABLED")) {
      return ConstraintState.DISABLED;
    }
    return row.getBoolean("IS_NOT_TRUSTED") ? ConstraintState.UNTRUSTED : ConstraintState.ENFORCED;
  }

  /** SQL Server shows a definition as NULL to a login without the right to see it. */
  private static String visible(@Nullable String definition, String what, TableName table)
      throws SQLException {
    if (definition == null) {
      throw new SQLException(
          "the "
              + what
              + " of table "
              + table
              + " is hidden from this login; grant it VIEW DEFINITION on the database",
          "42000",
          297);
    }
    return definition;
  }

  private static void readIndexes(
      Connection connection, SqlServerCatalogSql sql, CatalogAssembler assembler)
      throws SQLException {
    KeyColumns<IndexHeader, IndexPart> indexes = new KeyColumns<>();
    forEachRow(
        connection,
        sql.indexes(),
        row ->
            indexes.add(
                table(row),
                row.getString("INDEX_NAME"),
                new IndexHeader(
                    row.getBoolean("IS_UNIQUE"),
                    row.getBoolean("IS_PRIMARY_KEY"),
                    row.getBoolean("IS_UNIQUE_CONSTRAINT"),
                    row.getBoolean("IS_CLUSTERED"),
                    row.getString("FILTER_DEFINITION")),
                new IndexPart(
                    row.getString("COLUMN_NAME"),
                    row.getBoolean("IS_DESCENDING_KEY"),
                    row.getBoolean("IS_INCLUDED_COLUMN"))));
    indexes.forEach(
        (table, name, header, parts) -> {
          var keyNames = parts.stream().filter(p -> !p.included()).map(IndexPart::column).toList();
          var descending =
              parts.stream().filter(IndexPart::descending).map(IndexPart::column).toList();
          if (header.primary()) {
            assembler.primaryKey(
                table, new PrimaryKey(name, keyNames, header.clustered(), descending));
          } else if (header.constraint()) {
            assembler.uniqueConstraint(
                table, new UniqueConstraint(name, keyNames, header.clustered(), descending));
          } else {
            assembler.index(
                table,
                new Index(
                    name,
                    header.unique(),
                    parts.stream()
                        .filter(p -> !p.included())
                        .map(p -> new IndexColumn(p.column(), p.descending()))
                        .toList(),
                    parts.stream().filter(IndexPart::included).map(IndexPart::column).toList(),
                    header.filter(),
                    header.clustered()));
          }
        });
  }

  private static void readForeignKeys(
      Connection connection, SqlServerCatalogSql sql, CatalogAssembler assembler)
      throws SQLException {
    KeyColumns<ForeignKeyHeader, String[]> keys = new KeyColumns<>();
    forEachRow(
        connection,
        sql.foreignKeys(),
        row ->
            keys.add(
                table(row),
                row.getString("CONSTRAINT_NAME"),
                new ForeignKeyHeader(
                    new TableName(
                        row.getString("REFERENCED_SCHEMA"), row.getString("REFERENCED_TABLE")),
                    row.getString("DELETE_ACTION"),
                    row.getString("UPDATE_ACTION"),
                    state(row)),
                new String[] {row.getString("COLUMN_NAME"), row.getString("REFERENCED_COLUMN")}));
    keys.forEach(
        (table, name, header, columns) ->
            assembler.foreignKey(
                table,
                new ForeignKey(
                    name,
                    columns.stream().map(pair -> pair[0]).toList(),
                    header.referenced(),
                    columns.stream().map(pair -> pair[1]).toList(),
                    ForeignKey.Action.valueOf(header.onDelete()),
                    ForeignKey.Action.valueOf(header.onUpdate()),
                    header.state())));
  }
}
