package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads H2's INFORMATION_SCHEMA. Its names are in capitals, as H2 requires with
 * CASE_INSENSITIVE_IDENTIFIERS. The number of queries does not depend on the number of tables, and
 * no query joins views.
 */
final class H2CatalogReader {

  private static final String SCHEMAS =
      """
      SELECT SCHEMA_NAME
      FROM INFORMATION_SCHEMA.SCHEMATA
      WHERE SCHEMA_NAME NOT IN ('INFORMATION_SCHEMA', 'pg_catalog')
      ORDER BY SCHEMA_NAME""";

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE,
        DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION,
        IS_IDENTITY, IDENTITY_START, IDENTITY_INCREMENT, GENERATION_EXPRESSION
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""";

  private H2CatalogReader() {}

  static DatabaseCatalog read(Connection connection) throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    forEachRow(connection, SCHEMAS, row -> assembler.schema(row.getString(1)));
    forEachRow(connection, TABLES, row -> assembler.table(table(row)));
    forEachRow(connection, COLUMNS, row -> assembler.column(table(row), column(row)));
    H2Constraints.read(connection, assembler);
    H2Indexes.read(connection, assembler);
    return assembler.catalog();
  }

  private static Column column(ResultSet row) throws SQLException {
    boolean identity = "YES".equals(row.getString("IS_IDENTITY"));
    return new Column(
        row.getString("COLUMN_NAME"),
        row.getInt("ORDINAL_POSITION"),
        H2Types.read(row),
        "YES".equals(row.getString("IS_NULLABLE")),
        row.getString("COLUMN_DEFAULT"),
        identity
            ? new Identity(bigInteger(row, "IDENTITY_START"), bigInteger(row, "IDENTITY_INCREMENT"))
            : null,
        row.getString("GENERATION_EXPRESSION"),
        null);
  }
}
