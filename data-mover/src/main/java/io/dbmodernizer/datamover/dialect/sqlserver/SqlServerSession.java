package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The login of a connection and the database that it is connected to.
 *
 * @param user the user of the login in the database
 * @param edition the engine edition of the server
 * @param seesDefinitions whether the login has {@code VIEW DEFINITION} on the database
 * @param collation the collation of the database
 */
record SqlServerSession(
    String user, int edition, boolean seesDefinitions, @Nullable String collation) {

  private static final int AZURE_SQL_DATABASE = 5;

  /** The name NULL stands for the current database, whatever characters its name has. */
  static final String SQL =
      """
      SELECT USER_NAME() AS login, CAST(SERVERPROPERTY('EngineEdition') AS int) AS edition,
        HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'VIEW DEFINITION') AS sees_definitions,
        CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)) AS collation_name""";

  static SqlServerSession of(ResultSet row) throws SQLException {
    return new SqlServerSession(
        row.getString("login"),
        row.getInt("edition"),
        row.getBoolean("sees_definitions"),
        row.getString("collation_name"));
  }

  boolean isAzureSqlDatabase() {
    return edition == AZURE_SQL_DATABASE;
  }
}
