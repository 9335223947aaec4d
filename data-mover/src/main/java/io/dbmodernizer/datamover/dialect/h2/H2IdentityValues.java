package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads the next values of all identity columns of a database, without joins. */
final class H2IdentityValues {

  /**
   * The condition with RAND keeps H2 from answering from its cache, which does not see that numbers
   * were given.
   */
  private static final String SQL =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, IDENTITY_BASE
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE IS_IDENTITY = 'YES' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA' AND RAND() >= 0""";

  private H2IdentityValues() {}

  static Map<TableName, BigInteger> read(Connection connection) throws SQLException {
    Map<TableName, BigInteger> values = new HashMap<>();
    forEachRow(
        connection,
        SQL,
        row -> {
          BigDecimal next = row.getBigDecimal("IDENTITY_BASE");
          if (next != null) {
            values.put(table(row), next.toBigInteger());
          }
        });
    return values;
  }
}
