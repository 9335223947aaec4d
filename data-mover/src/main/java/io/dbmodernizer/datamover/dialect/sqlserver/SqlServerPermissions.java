package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerPrincipals.Principal;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's permissions on the database, schemas, objects, columns, types and principals,
 * granted or denied. The owner of the database becomes their grantor.
 */
final class SqlServerPermissions {

  /** The most permissions that move. Each is compared by its statement, which takes memory. */
  static final int MOST = 100_000;

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  /**
   * The permissions, without those of system objects, the right to connect, which creating a user
   * grants, and what everybody has in a new database.
   */
  private static final String PERMISSIONS =
      """
      SELECT class AS securable_class, major_id, minor_id, grantee_principal_id, permission_name,
        state
      FROM sys.database_permissions
      WHERE major_id >= 0 AND NOT (permission_name = 'CONNECT' AND state <> 'D')
        AND (grantee_principal_id > 4 OR (grantee_principal_id = 0 AND major_id > 0))
      ORDER BY class, major_id, minor_id, grantee_principal_id, permission_name""";

  /**
   * What a permission is about.
   *
   * @param text the securable as SQL text after ON; empty for the database
   */
  private record Securable(String text, @Nullable TableName table, Set<ObjectId> needs) {}

  private final SqlServerObjectNames names;
  private final SqlServerPrincipals principals;
  private final SqlServerColumnNames columns;
  private final List<DatabaseObject> objects = new ArrayList<>();
  private int read;

  private SqlServerPermissions(
      SqlServerObjectNames names, SqlServerPrincipals principals, SqlServerColumnNames columns) {
    this.names = names;
    this.principals = principals;
    this.columns = columns;
  }

  /** Reads the permissions. */
  static List<DatabaseObject> read(
      SqlServerViews views, SqlServerObjectNames names, SqlServerPrincipals principals)
      throws SQLException {
    SqlServerPermissions all =
        new SqlServerPermissions(names, principals, SqlServerColumnNames.of(views));
    views.forEachRow(PERMISSIONS, all::permission);
    if (all.read > MOST) {
      all.objects.add(
          new OpaqueObject(
              new ObjectId(MovableKind.PERMISSION, "", (all.read - MOST) + " more"),
              "its database has more than " + MOST + " permissions"));
    }
    return all.objects;
  }

  private void permission(ResultSet row) throws SQLException {
    if (++read > MOST) {
      return;
    }
    Principal grantee = principals.find(row.getInt("grantee_principal_id"));
    if (grantee == null) {
      return;
    }
    int major = row.getInt("major_id");
    int minor = row.getInt("minor_id");
    int kind = row.getInt("securable_class");
    String right = row.getString("permission_name");
    String column = minor == 0 ? null : columns.find(major, minor);
    Securable on = securable(kind, major);
    String about =
        on == null
            ? "class " + kind + " id " + major
            : on.text().isEmpty() ? "database" : on.text();
    ObjectId id =
        new ObjectId(
            MovableKind.PERMISSION,
            "",
            right + " on " + about + (minor == 0 ? "" : "." + column) + " to " + grantee.name());
    String state = row.getString("state").strip();
    String obstacle = obstacle(grantee, on, minor > 0 && column == null, state);
    objects.add(
        on == null || obstacle != null
            ? new OpaqueObject(
                id,
                UnmovedKind.PERMISSION,
                on == null ? null : on.table(),
                obstacle == null ? "" : obstacle)
            : feature(id, right, state, grantee, on, column));
  }

  private static @Nullable String obstacle(
      Principal grantee, @Nullable Securable on, boolean withoutColumn, String state) {
    if (grantee.obstacle() != null) {
      return "it belongs to " + grantee.name() + ", which is not moved";
    }
    if (on == null || withoutColumn) {
      return "it is about an object that is not moved";
    }
    return state.equals("R") ? "it is a revocation for one column" : null;
  }

  private static Feature feature(
      ObjectId id,
      String right,
      String state,
      Principal grantee,
      Securable on,
      @Nullable String column) {
    Set<ObjectId> needs = new HashSet<>(on.needs());
    needs.addAll(grantee.needed());
    return new Feature(
        id,
        on.table(),
        List.of(
            (state.equals("D") ? "DENY " : "GRANT ")
                + right
                + (column == null ? "" : " (" + SQL.quote(column) + ")")
                + (on.text().isEmpty() ? "" : " ON " + on.text())
                + " TO "
                + SQL.quote(grantee.name())
                + (state.equals("W") ? " WITH GRANT OPTION" : "")),
        new Needs(needs, Set.of()));
  }

  /** Returns the securable; null if it does not move or is not known. */
  private @Nullable Securable securable(int kind, int major) throws SQLException {
    return switch (kind) {
      case 0 -> new Securable("", null, Set.of());
      case 1 -> object(major);
      case 3 -> new Securable("SCHEMA::" + SQL.quote(names.requiredSchema(major)), null, Set.of());
      case 4 -> principal(principals.find(major));
      case 6 -> type(names.type(major));
      default -> null;
    };
  }

  private @Nullable Securable object(int number) {
    TableName table = names.table(number);
    if (table != null) {
      return new Securable("OBJECT::" + SQL.quote(table), table, Set.of());
    }
    ObjectId object = names.object(number);
    return object == null
        ? null
        : new Securable("OBJECT::" + SQL.quote(object), null, Set.of(object));
  }

  private static @Nullable Securable type(@Nullable ObjectId type) {
    return type == null ? null : new Securable("TYPE::" + SQL.quote(type), null, Set.of(type));
  }

  private static @Nullable Securable principal(@Nullable Principal principal) {
    return principal == null || principal.obstacle() != null
        ? null
        : new Securable(
            (principal.role() ? "ROLE::" : "USER::") + SQL.quote(principal.name()),
            null,
            principal.needed());
  }
}
