package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of one of the views of which only names are asked for.
 *
 * @param number the number of the grantee of permissions, otherwise 0
 * @param times how often the name occurs
 */
record SqlServerNamedRow(Kind kind, int number, String name, int times) {

  /** What the name is. */
  enum Kind {
    ASSEMBLY,
    KEY_OR_CERTIFICATE,
    PLAN_GUIDE,
    COMMENT,
    PERMISSION,
    SERVICE_BROKER,
    EVENT_NOTIFICATION
  }

  /**
   * Permissions and extended properties are counted by name, because a database can have millions
   * of them. Names of permissions and of Service Broker are in columns of their own: their
   * collations are not that of the database.
   */
  private static final String EVERYWHERE =
      """
      SELECT 'ASSEMBLY' AS kind, 0 AS number, name, CAST(NULL AS nvarchar(128)) AS permission,
        CAST(NULL AS nvarchar(256)) AS broker, 1 AS times
      FROM sys.assemblies
      WHERE is_user_defined = 1
      UNION ALL
      SELECT 'KEY_OR_CERTIFICATE', 0, name, NULL, NULL, 1
      FROM sys.symmetric_keys
      WHERE name NOT LIKE '##%'
      UNION ALL
      SELECT 'KEY_OR_CERTIFICATE', 0, name, NULL, NULL, 1
      FROM sys.asymmetric_keys
      WHERE name NOT LIKE '##%'
      UNION ALL
      SELECT 'KEY_OR_CERTIFICATE', 0, name, NULL, NULL, 1
      FROM sys.certificates
      WHERE name NOT LIKE '##%'
      UNION ALL
      SELECT 'PLAN_GUIDE', 0, name, NULL, NULL, 1
      FROM sys.plan_guides
      UNION ALL
      SELECT 'COMMENT', 0, name, NULL, NULL, COUNT(*)
      FROM sys.extended_properties
      WHERE name <> 'microsoft_database_tools_support'
      GROUP BY name
      UNION ALL
      SELECT 'PERMISSION', grantee_principal_id, NULL, permission_name, NULL, COUNT(*)
      FROM sys.database_permissions
      WHERE major_id >= 0 AND permission_name <> 'CONNECT'
        AND (grantee_principal_id > 4 OR (grantee_principal_id = 0 AND major_id > 0))
      GROUP BY grantee_principal_id, permission_name""";

  /** Names of the server's own services and contracts begin with this address. */
  private static final String ON_SERVERS =
      """

      UNION ALL
      SELECT 'SERVICE_BROKER', 0, NULL, NULL, name, 1
      FROM sys.services
      WHERE name NOT LIKE 'http://schemas.microsoft.com/%'
      UNION ALL
      SELECT 'SERVICE_BROKER', 0, NULL, NULL, name, 1
      FROM sys.service_contracts
      WHERE name NOT LIKE 'http://schemas.microsoft.com/%' AND name <> 'DEFAULT'
      UNION ALL
      SELECT 'EVENT_NOTIFICATION', 0, name, NULL, NULL, 1
      FROM sys.event_notifications""";

  /**
   * Returns the query.
   *
   * @param azure whether the database is in Azure SQL Database, which has no Service Broker
   */
  static String sql(boolean azure) {
    return EVERYWHERE + (azure ? "" : ON_SERVERS);
  }

  static SqlServerNamedRow of(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    return new SqlServerNamedRow(
        kind,
        row.getInt("number"),
        row.getString(
            switch (kind) {
              case PERMISSION -> "permission";
              case SERVICE_BROKER -> "broker";
              default -> "name";
            }),
        row.getInt("times"));
  }
}
