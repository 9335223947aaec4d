package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Where the identity columns of a source stand. */
@FunctionalInterface
public interface IdentityCounters {

  /**
   * The value that the source would give to the table's next row; empty where it is not known.
   *
   * @throws SQLException when the source fails
   */
  Optional<BigInteger> next(Table table) throws SQLException;

  /** Asks for each table when it has been copied. One table costs one look into the catalog. */
  static IdentityCounters asking(Connection source) {
    return table -> SqlDialect.of(source).nextIdentityValue(source, table);
  }

  /** Asks once for all tables, so that copying many costs no look into the catalog for each. */
  static IdentityCounters asOf(Connection source) throws SQLException {
    Map<TableName, BigInteger> all = SqlDialect.of(source).nextIdentityValues(source);
    return table -> Optional.ofNullable(all.get(table.name()));
  }
}
