package io.dbmodernizer.datamover.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** A reader of a database's schemas and tables. Implementations are stateless. */
public interface CatalogReader {

  /**
   * Reads all schemas and tables that the login can see, without the system's own.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the catalog cannot be read, or if a definition is hidden from the
   *     login; the message names the missing right
   */
  DatabaseCatalog read(Connection connection) throws SQLException;

  /**
   * Counts the rows of a table exactly, which may read the whole table.
   *
   * @param connection a connection to the database; it stays open
   * @return the number of rows, 0 or more
   * @throws SQLException if the database fails or has no such table
   */
  long rowCount(Connection connection, TableName table) throws SQLException;
}
