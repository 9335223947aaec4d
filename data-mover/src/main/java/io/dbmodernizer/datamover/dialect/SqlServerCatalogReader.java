package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads SQL Server's catalog views. The SQL is held in {@link SqlServerCatalogSql}; the number of
 * queries does not depend on the number of tables.
 */
final class SqlServerCatalogReader implements CatalogReader {

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
    CatalogAssembler assembler = new CatalogAssembler();
    SqlServerNames names = SqlServerNames.read(connection, assembler);
    SqlServerColumns.read(connection, names, assembler);
    SqlServerIndexes.read(connection, majorVersion, names, assembler);
    SqlServerConstraints.read(connection, names, assembler);
    return assembler.catalog();
  }

  /** SQL Server shows a definition as NULL to a login without the right to see it. */
  static String visible(@Nullable String definition, String what, TableName table)
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
}
