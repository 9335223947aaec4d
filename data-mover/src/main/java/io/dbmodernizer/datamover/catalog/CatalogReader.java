package io.dbmodernizer.datamover.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads what a database contains. Implementations are stateless. */
public interface CatalogReader {

  /**
   * Reads all schemas and tables the login can see, without the database's own.
   *
   * @throws SQLException when the catalog cannot be read, or when a definition is hidden from the
   *     login; the message names the missing right
   */
  DatabaseCatalog read(Connection connection) throws SQLException;

  /** Counts the rows of a table exactly. */
  long rowCount(Connection connection, TableName table) throws SQLException;
}
