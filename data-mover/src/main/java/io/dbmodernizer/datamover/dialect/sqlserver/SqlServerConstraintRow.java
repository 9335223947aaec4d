package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.default_constraints}, {@code sys.check_constraints} or {@code
 * sys.foreign_keys}.
 *
 * @param table the number of its table or table type; 0 for a default, which its column names
 * @param definition the expression of a default or check; null if it is hidden from the login
 * @param systemNamed whether the server chose the name of a default
 * @param state the state of a check or foreign key
 * @param unreplicated whether a check or foreign key is {@code NOT FOR REPLICATION}
 * @param referenced the number of the table that a foreign key refers to, or 0
 * @param deleteAction of a foreign key, or null
 * @param updateAction of a foreign key, or null
 */
record SqlServerConstraintRow(
    Kind kind,
    int number,
    int table,
    String name,
    @Nullable String definition,
    boolean systemNamed,
    ConstraintState state,
    boolean unreplicated,
    int referenced,
    @Nullable String deleteAction,
    @Nullable String updateAction) {

  /** The view that has the row. */
  enum Kind {
    DEFAULT,
    CHECK,
    FOREIGN_KEY
  }

  static final String SQL =
      """
      SELECT 'DEFAULT' AS kind, object_id, 0 AS table_id, name, definition,
        CAST(is_system_named AS int) AS is_system_named, 0 AS is_disabled, 0 AS is_not_trusted,
        0 AS is_unreplicated, 0 AS referenced_id, CAST(NULL AS nvarchar(60)) AS delete_action,
        CAST(NULL AS nvarchar(60)) AS update_action
      FROM sys.default_constraints
      UNION ALL
      SELECT 'CHECK', object_id, parent_object_id, name, definition, 0, CAST(is_disabled AS int),
        CAST(is_not_trusted AS int), CAST(is_not_for_replication AS int), 0, NULL, NULL
      FROM sys.check_constraints
      UNION ALL
      SELECT 'FOREIGN_KEY', object_id, parent_object_id, name, NULL, 0, CAST(is_disabled AS int),
        CAST(is_not_trusted AS int), CAST(is_not_for_replication AS int), referenced_object_id,
        delete_referential_action_desc, update_referential_action_desc
      FROM sys.foreign_keys
      WHERE is_ms_shipped = 0""";

  static SqlServerConstraintRow of(ResultSet row) throws SQLException {
    return new SqlServerConstraintRow(
        Kind.valueOf(row.getString("kind")),
        row.getInt("object_id"),
        row.getInt("table_id"),
        row.getString("name"),
        row.getString("definition"),
        row.getBoolean("is_system_named"),
        row.getBoolean("is_disabled")
            ? ConstraintState.DISABLED
            : row.getBoolean("is_not_trusted")
                ? ConstraintState.UNTRUSTED
                : ConstraintState.ENFORCED,
        row.getBoolean("is_unreplicated"),
        row.getInt("referenced_id"),
        row.getString("delete_action"),
        row.getString("update_action"));
  }
}
