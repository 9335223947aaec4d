package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerPrincipals.Principal;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The members of SQL Server's roles, and the owners of its schemas. */
final class SqlServerMemberships {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;

  private static final String MEMBERS =
      """
      SELECT role_principal_id, member_principal_id
      FROM sys.database_role_members
      ORDER BY role_principal_id, member_principal_id""";

  private SqlServerMemberships() {}

  /** Reads the members. Every database has its owner's membership. */
  static List<DatabaseObject> members(SqlServerViews views, SqlServerPrincipals principals)
      throws SQLException {
    List<DatabaseObject> members = new ArrayList<>();
    views.forEachRow(
        MEMBERS,
        row -> {
          Principal role = principals.find(row.getInt("role_principal_id"));
          Principal member = principals.find(row.getInt("member_principal_id"));
          if (role != null && member != null && member.number() != SqlServerPrincipalRow.OWNER) {
            members.add(member(role, member));
          }
        });
    return members;
  }

  private static DatabaseObject member(Principal role, Principal member) {
    ObjectId id = new ObjectId(MovableKind.ROLE_MEMBER, "", role.name() + " has " + member.name());
    if (role.obstacle() != null || member.obstacle() != null) {
      String missing = role.obstacle() != null ? role.name() : member.name();
      return new OpaqueObject(id, "it needs " + missing + ", which is not moved");
    }
    Set<ObjectId> needed = new HashSet<>(role.needed());
    needed.addAll(member.needed());
    return new Feature(
        id,
        null,
        List.of("ALTER ROLE " + SQL.quote(role.name()) + " ADD MEMBER " + SQL.quote(member.name())),
        new Needs(needed, Set.of()));
  }

  /**
   * Returns the owners of schemas, except the owner of the database. It owns every new schema.
   * Schemas of fixed roles and of the database's own users have the owner of their name.
   */
  static List<DatabaseObject> owners(SqlServerViews views, SqlServerPrincipals principals)
      throws SQLException {
    List<DatabaseObject> owners = new ArrayList<>();
    for (SqlServerSchemaRow schema : views.schemas()) {
      Principal owner = principals.find(schema.owner());
      if (owner == null || owner.number() == SqlServerPrincipalRow.OWNER || owner.id() == null) {
        continue;
      }
      ObjectId id = new ObjectId(MovableKind.SCHEMA_OWNER, schema.name(), "owner");
      owners.add(
          owner.obstacle() != null
              ? new OpaqueObject(id, "it is " + owner.name() + ", which is not moved")
              : new Feature(
                  id,
                  null,
                  List.of(
                      "ALTER AUTHORIZATION ON SCHEMA::"
                          + SQL.quote(schema.name())
                          + " TO "
                          + SQL.quote(owner.name())),
                  new Needs(owner.needed(), Set.of())));
    }
    return owners;
  }
}
