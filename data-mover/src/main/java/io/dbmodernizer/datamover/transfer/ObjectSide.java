package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.PrincipalMove;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The programmable objects of one database as they are now.
 *
 * @param catalog the objects
 * @param dialect the dialect of their definitions
 */
public record ObjectSide(ObjectCatalog catalog, SqlDialect dialect) {

  /**
   * Reads a database.
   *
   * @param principals which roles, users and permissions move
   * @throws SQLException if the catalog cannot be read, or the login does not see definitions
   */
  public static ObjectSide read(Connection connection, PrincipalMove principals)
      throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    return new ObjectSide(dialect.reading(connection).objects(principals), dialect);
  }

  /** Reads a database without its roles, users and permissions. */
  public static ObjectSide read(Connection connection) throws SQLException {
    return read(connection, PrincipalMove.NONE);
  }
}
