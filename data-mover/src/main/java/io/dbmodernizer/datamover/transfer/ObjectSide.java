package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.ObjectCatalog;
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
   * @throws SQLException if the catalog cannot be read, or the login does not see definitions
   */
  public static ObjectSide read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    return new ObjectSide(dialect.objectReader().read(connection), dialect);
  }
}
