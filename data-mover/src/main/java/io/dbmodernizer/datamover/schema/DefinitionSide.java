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
 * All definitions of one database as they are now.
 *
 * @param catalog schemas and tables
 * @param dialect its dialect
 * @param nextIdentityValues what each identity column would give next
 * @param others what it holds beside tables
 */
public record DefinitionSide(
    DatabaseCatalog catalog,
    SqlDialect dialect,
    Map<TableName, BigInteger> nextIdentityValues,
    List<UnmovedObject> others) {

  public DefinitionSide {
    nextIdentityValues = Map.copyOf(nextIdentityValues);
    others = List.copyOf(others);
  }

  /**
   * Reads a database, each of its catalog views once.
   *
   * @throws SQLException when the catalog cannot be read, or a definition is hidden from the login
   */
  public static DefinitionSide read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    return new DefinitionSide(
        dialect.catalogReader().read(connection),
        dialect,
        dialect.nextIdentityValues(connection),
        dialect.unmovedObjectReader().read(connection));
  }
}
