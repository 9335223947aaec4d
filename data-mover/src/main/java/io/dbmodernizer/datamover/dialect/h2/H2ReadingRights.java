package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rights of an H2 login. H2 shows all tables to everybody, and has neither masks nor
 * security policies. It checks the right to read a table when it prepares a query.
 */
final class H2ReadingRights {

  private static final String LOGIN =
      "SELECT USER_NAME, IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      ORDER BY TABLE_SCHEMA, TABLE_NAME""";

  private H2ReadingRights() {}

  static ReadingRights read(Connection connection) throws SQLException {
    List<String> logins = new ArrayList<>();
    boolean[] administrator = new boolean[1];
    forEachRow(
        connection,
        LOGIN,
        row -> {
          logins.add(row.getString(1));
          administrator[0] = row.getBoolean(2);
        });
    List<TableName> tables = new ArrayList<>();
    forEachRow(connection, TABLES, row -> tables.add(CatalogQuery.table(row)));
    List<MissingRight> missing = new ArrayList<>();
    if (!administrator[0]) {
      for (TableName table : tables) {
        if (!mayRead(connection, table)) {
          missing.add(
              new MissingRight(
                  table,
                  table.toString(),
                  "GRANT SELECT ON "
                      + H2Dialect.INSTANCE.quote(table)
                      + " TO "
                      + H2Dialect.INSTANCE.quote(logins.get(0))));
        }
      }
    }
    return new ReadingRights(
        logins.get(0), List.of(new CheckedRight(ReadingRight.SELECT, tables.size(), missing)));
  }

  private static boolean mayRead(Connection connection, TableName table) throws SQLException {
    try {
      connection.prepareStatement("SELECT 1 FROM " + H2Dialect.INSTANCE.quote(table)).close();
      return true;
    } catch (SQLException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.PERMISSION_DENIED) {
        throw e;
      }
      return false;
    }
  }
}
