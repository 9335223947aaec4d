package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.CatalogReader;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Reads SQL Server's catalog views with the queries of {@link SqlServerCatalogSql}. The number of
 * queries does not depend on the number of tables.
 */
final class SqlServerCatalogReader implements CatalogReader {

  private final Function<TableName, String> quote;

  /**
   * @param quote returns a table's full name as SQL text
   */
  SqlServerCatalogReader(Function<TableName, String> quote) {
    this.quote = quote;
  }

  @Override
  public long rowCount(Connection connection, TableName table) throws SQLException {
    return CatalogQuery.count(connection, quote.apply(table), "COUNT_BIG");
  }

  @Override
  public DatabaseCatalog read(Connection connection) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  DatabaseCatalog read(Connection connection, int majorVersion) throws SQLException {
    CatalogAssembler assembler = new CatalogAssembler();
    int version = SqlServerVersions.effective(connection, majorVersion);
    SqlServerNames names = SqlServerNames.read(connection, assembler);
    SqlServerColumns.read(connection, version, names, assembler);
    SqlServerIndexes.read(connection, version, names, assembler);
    SqlServerConstraints.read(connection, names, assembler);
    return assembler.catalog();
  }
}
