package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads the next values of all identity columns of a database. */
final class IdentityValues {

  /** RAND keeps H2 from answering from its cache, which does not see that numbers were given. */
  static final String H2 =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, IDENTITY_BASE AS NEXT_VALUE
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE IS_IDENTITY = 'YES' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA' AND RAND() >= 0""";

  /** A table that never held a row gives its seed next. */
  static final String SQL_SERVER =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME,
        CASE WHEN i.last_value IS NULL THEN CAST(i.seed_value AS decimal(38, 0))
          ELSE CAST(i.last_value AS decimal(38, 0)) + CAST(i.increment_value AS decimal(38, 0))
        END AS NEXT_VALUE
      FROM sys.identity_columns i
      JOIN sys.tables t ON t.object_id = i.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0""";

  private IdentityValues() {}

  static Map<TableName, BigInteger> read(Connection connection, String sql) throws SQLException {
    Map<TableName, BigInteger> values = new HashMap<>();
    CatalogQuery.forEachRow(
        connection,
        sql,
        row -> {
          BigDecimal next = row.getBigDecimal("NEXT_VALUE");
          if (next != null) {
            values.put(CatalogQuery.table(row), next.toBigInteger());
          }
        });
    return values;
  }
}
