package io.dbmodernizer.datamover.rights;

import java.sql.Connection;
import java.sql.SQLException;

/** A reader of the rights of a connection's login. Implementations are stateless. */
@FunctionalInterface
public interface ReadingRightsReader {

  /**
   * Reads the rights on all tables that the login sees.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the catalog cannot be read
   */
  ReadingRights read(Connection connection) throws SQLException;
}
