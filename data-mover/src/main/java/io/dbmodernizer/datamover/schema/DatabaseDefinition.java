package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
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
   * Reads a database.
   *
   * @param connection a connection to the database; it stays open
   * @throws SQLException if the catalog cannot be read, or if a definition is hidden from the login
   */
  public static DatabaseDefinition read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    return of(dialect.reading(connection), dialect);
  }

  /**
   * Takes the definitions from a reading.
   *
   * @param dialect the dialect of the database
   * @throws SQLException as {@link #read}
   */
  public static DatabaseDefinition of(DatabaseReading reading, SqlDialect dialect)
      throws SQLException {
    return new DatabaseDefinition(
        reading.tables(), dialect, reading.nextIdentityValues(), reading.unmoved());
  }
}
