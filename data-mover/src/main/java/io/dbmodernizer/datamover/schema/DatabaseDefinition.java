package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * All definitions of one database at one time.
 *
 * @param catalog the schemas and tables
 * @param dialect the dialect of the database
 * @param nextIdentityValues the next value of each identity column, by table
 * @param others the objects that a schema plan does not create
 */
public record DatabaseDefinition(
    DatabaseCatalog catalog,
    SqlDialect dialect,
    Map<TableName, BigInteger> nextIdentityValues,
    List<UnmovedObject> others) {

  public DatabaseDefinition {
    nextIdentityValues = Map.copyOf(nextIdentityValues);
    others = List.copyOf(others);
  }

  /**
   * Reads a database. Reads each of its catalog views once.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the catalog cannot be read, or if a definition is hidden from the login
   */
  public static DatabaseDefinition read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    return new DatabaseDefinition(
        dialect.catalogReader().read(connection),
        dialect,
        dialect.nextIdentityValues(connection),
        dialect.unmovedObjectReader().read(connection));
  }
}
