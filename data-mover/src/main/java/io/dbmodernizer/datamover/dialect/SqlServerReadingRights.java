package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.datamover.rights.ReadingRightsReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rights of a SQL Server login with {@link SqlServerReadingRightsSql}. */
final class SqlServerReadingRights implements ReadingRightsReader {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final int SCHEMA = 3;

  /** The login's user, and the version whose views it can read. */
  private record Login(String user, boolean seesDefinitions, int version) {}

  @Override
  public ReadingRights read(Connection connection) throws SQLException {
    return read(connection, connection.getMetaData().getDatabaseMajorVersion());
  }

  /** As {@link #read(Connection)}, of a server that says it has this version. */
  ReadingRights read(Connection connection, int majorVersion) throws SQLException {
    Login login = login(connection, majorVersion);
    if (!login.seesDefinitions()) {
      MissingRight missing =
          new MissingRight(
              null, "all objects", "GRANT VIEW DEFINITION TO " + SQL.quote(login.user()));
      return new ReadingRights(
          login.user(),
          List.of(new CheckedRight(ReadingRight.VIEW_DEFINITION, 1, List.of(missing))));
    }
    List<CheckedRight> rights = new ArrayList<>();
    rights.add(hidden(connection));
    rights.add(select(connection, login));
    if (login.version() >= SqlServerReadingRightsSql.SQL_SERVER_2016) {
      rights.add(unmask(connection, login));
      rights.add(filters(connection));
    }
    return new ReadingRights(login.user(), rights);
  }

  private static Login login(Connection connection, int majorVersion) throws SQLException {
    List<Login> logins = new ArrayList<>();
    forEachRow(
        connection,
        SqlServerReadingRightsSql.LOGIN,
        row ->
            logins.add(
                new Login(
                    row.getString("LOGIN"),
                    row.getBoolean("GRANTED"),
                    SqlServerVersions.isAzure(row.getInt("EDITION"))
                        ? Integer.MAX_VALUE
                        : majorVersion)));
    return logins.get(0);
  }

  private static CheckedRight hidden(Connection connection) throws SQLException {
    List<MissingRight> missing = new ArrayList<>();
    forEachRow(
        connection, SqlServerReadingRightsSql.HIDDEN_OBJECTS, row -> missing.add(hidden(row)));
    return new CheckedRight(ReadingRight.VIEW_DEFINITION, 1, missing);
  }

  private static MissingRight hidden(ResultSet row) throws SQLException {
    String schema = row.getString("OBJECT_SCHEMA");
    String name = row.getString("OBJECT_NAME");
    String securable;
    if (row.getInt("CLASS") == SCHEMA && schema != null) {
      securable = "SCHEMA::" + SQL.quote(schema);
    } else if (schema != null && name != null) {
      securable = "OBJECT::" + SQL.quote(new TableName(schema, name));
    } else {
      securable = "the object of class " + row.getInt("CLASS") + " with id " + row.getInt("ID");
    }
    return new MissingRight(
        null,
        securable,
        "REVOKE "
            + row.getString("PERMISSION")
            + " ON "
            + securable
            + " FROM "
            + SQL.quote(row.getString("GRANTEE")));
  }

  private static CheckedRight select(Connection connection, Login login) throws SQLException {
    List<MissingRight> missing = new ArrayList<>();
    int[] checked = new int[1];
    String to = " TO " + SQL.quote(login.user());
    forEachRow(
        connection,
        SqlServerReadingRightsSql.TABLES,
        row -> {
          checked[0]++;
          if (!row.getBoolean("GRANTED")) {
            TableName table = CatalogQuery.table(row);
            missing.add(
                new MissingRight(
                    table, table.toString(), "GRANT SELECT ON " + SQL.quote(table) + to));
          }
        });
    forEachRow(
        connection,
        SqlServerReadingRightsSql.DENIED_COLUMNS,
        row -> {
          if (!row.getBoolean("GRANTED")) {
            missing.add(column(row, "GRANT SELECT ON ", to));
          }
        });
    return new CheckedRight(ReadingRight.SELECT, checked[0], missing);
  }

  private static CheckedRight unmask(Connection connection, Login login) throws SQLException {
    List<MissingRight> missing = new ArrayList<>();
    int[] checked = new int[1];
    String statement = "GRANT UNMASK TO " + SQL.quote(login.user());
    forEachRow(
        connection,
        SqlServerReadingRightsSql.masks(login.version()),
        row -> {
          checked[0]++;
          if (!row.getBoolean("GRANTED")) {
            TableName table = CatalogQuery.table(row);
            missing.add(
                new MissingRight(table, table + "." + row.getString("COLUMN_NAME"), statement));
          }
        });
    return new CheckedRight(ReadingRight.UNMASK, checked[0], missing);
  }

  private static CheckedRight filters(Connection connection) throws SQLException {
    List<MissingRight> missing = new ArrayList<>();
    forEachRow(
        connection,
        SqlServerReadingRightsSql.FILTERS,
        row -> {
          TableName table = CatalogQuery.table(row);
          String policy =
              SQL.quote(
                  new TableName(row.getString("POLICY_SCHEMA"), row.getString("POLICY_NAME")));
          missing.add(
              new MissingRight(
                  table,
                  table + " by " + policy,
                  "ALTER SECURITY POLICY " + policy + " WITH (STATE = OFF)"));
        });
    return new CheckedRight(ReadingRight.ALL_ROWS, missing.size(), missing);
  }

  private static MissingRight column(ResultSet row, String grant, String to) throws SQLException {
    TableName table = CatalogQuery.table(row);
    String column = row.getString("COLUMN_NAME");
    return new MissingRight(
        table, table + "." + column, grant + SQL.quote(table) + "(" + SQL.quote(column) + ")" + to);
  }
}
