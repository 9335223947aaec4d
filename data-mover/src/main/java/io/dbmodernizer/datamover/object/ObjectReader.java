package io.dbmodernizer.datamover.object;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads the programmable objects of a database. Implementations are stateless. */
@FunctionalInterface
public interface ObjectReader {

  /**
   * Reads all objects by a fixed number of queries.
   *
   * @throws SQLException if the catalog cannot be read, or the login does not see definitions
   */
  ObjectCatalog read(Connection connection) throws SQLException;
}
