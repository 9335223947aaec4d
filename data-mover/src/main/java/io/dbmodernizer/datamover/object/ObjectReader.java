package io.dbmodernizer.datamover.object;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads the programmable objects of a database. Implementations are stateless. */
@FunctionalInterface
public interface ObjectReader {

  /**
   * Reads all objects by a fixed number of queries.
   *
   * @param principals which roles, users and permissions move
   * @throws SQLException if the catalog cannot be read, or the login does not see definitions
   */
  ObjectCatalog read(Connection connection, PrincipalMove principals) throws SQLException;

  /** Reads all objects except roles, users and permissions. */
  default ObjectCatalog read(Connection connection) throws SQLException {
    return read(connection, PrincipalMove.NONE);
  }
}
