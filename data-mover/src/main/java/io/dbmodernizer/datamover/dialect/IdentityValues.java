package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.table;

import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the next values of all identity columns of a database, without joins. */
final class IdentityValues {

  /**
   * The condition with RAND keeps H2 from answering from its cache, which does not see that numbers
   * were given.
   */
  private static final String H2 =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, IDENTITY_BASE
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE IS_IDENTITY = 'YES' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA' AND RAND() >= 0""";

  private static final String SQL_SERVER =
      """
      SELECT object_id, CAST(last_value AS decimal(38, 0)) AS last_number,
        CAST(seed_value AS decimal(38, 0)) AS seed, CAST(increment_value AS decimal(38, 0)) AS step
      FROM sys.identity_columns""";

  private IdentityValues() {}

  static Map<TableName, BigInteger> ofH2(Connection connection) throws SQLException {
    Map<TableName, BigInteger> values = new HashMap<>();
    forEachRow(
        connection,
        H2,
        row -> {
          BigDecimal next = row.getBigDecimal("IDENTITY_BASE");
          if (next != null) {
            values.put(table(row), next.toBigInteger());
          }
        });
    return values;
  }

  /**
   * Reads the values. A table that never held a row gives its seed next. The step is added in Java,
   * because SQL Server would refuse a sum beyond the last number of its largest type.
   */
  static Map<TableName, BigInteger> ofSqlServer(Connection connection) throws SQLException {
    SqlServerNames names = SqlServerNames.read(connection, new CatalogAssembler());
    Map<TableName, BigInteger> values = new HashMap<>();
    forEachRow(
        connection,
        SQL_SERVER,
        row -> {
          Optional<TableName> table = names.table(row.getInt("object_id"));
          if (table.isPresent()) {
            BigDecimal last = row.getBigDecimal("last_number");
            values.put(
                table.get(),
                last == null
                    ? bigInteger(row, "seed")
                    : last.toBigInteger().add(bigInteger(row, "step")));
          }
        });
    return values;
  }
}
