package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The next values of a source's identity columns. */
@FunctionalInterface
public interface IdentityCounters {

  /**
   * Returns the value that the source would give to the table's next row.
   *
   * @return the value; empty if it is not known
   * @throws SQLException if the source fails
   */
  Optional<BigInteger> next(Table table) throws SQLException;

  /**
   * Returns counters that read each table's value when they are asked. Each table costs one catalog
   * query.
   */
  static IdentityCounters asking(Connection source) {
    return table -> SqlDialect.of(source).nextIdentityValue(source, table);
  }

  /**
   * Reads the values of all tables now, in one catalog query.
   *
   * @throws SQLException if the source fails
   */
  static IdentityCounters asOf(Connection source) throws SQLException {
    Map<TableName, BigInteger> all = SqlDialect.of(source).reading(source).nextIdentityValues();
    return table -> Optional.ofNullable(all.get(table.name()));
  }
}
