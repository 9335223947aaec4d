package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.PrincipalMove;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's roles and users under the names that they have on the target. The login that reads,
 * the database's own users and the fixed roles are not created.
 */
final class SqlServerPrincipals {

  private static final SqlServerDialect SQL = SqlServerDialect.INSTANCE;
  private static final String EXTERNAL = " FROM EXTERNAL PROVIDER";

  /** The way in which a user without a login signs in: not at all. */
  private static final int NO_AUTHENTICATION = 0;

  /**
   * A role or user.
   *
   * @param name its name on the target
   * @param id its feature; null if it exists in every database
   * @param obstacle why it does not move; null if it does
   */
  record Principal(
      int number, String name, boolean role, @Nullable ObjectId id, @Nullable String obstacle) {

    /** Returns what a feature needs that refers to this principal. */
    Set<ObjectId> needed() {
      return id == null ? Set.of() : Set.of(id);
    }
  }

  private final PrincipalMove move;
  private final Map<Integer, Principal> principals = new TreeMap<>();
  private final Map<Integer, Integer> ownersOfRoles = new TreeMap<>();
  private final List<DatabaseObject> objects = new ArrayList<>();

  private SqlServerPrincipals(PrincipalMove move) {
    this.move = move;
  }

  static SqlServerPrincipals of(SqlServerViews views, PrincipalMove move) throws SQLException {
    SqlServerPrincipals all = new SqlServerPrincipals(move);
    String reader = views.session().user();
    for (SqlServerPrincipalRow row : views.principals()) {
      all.principal(row, row.name().equals(reader));
    }
    all.roles();
    return all;
  }

  private void principal(SqlServerPrincipalRow row, boolean reader) {
    int number = row.number();
    String mapped = row.role() ? null : move.nameOf(row.name()).orElse(null);
    if (row.everywhere()) {
      principals.put(number, new Principal(number, row.name(), row.role(), null, null));
      return;
    }
    String present = mapped == null ? row.name() : mapped;
    ObjectId id = new ObjectId(row.role() ? MovableKind.ROLE : MovableKind.USER, "", present);
    if (reader && mapped == null) {
      return;
    }
    String obstacle = mapped == null ? obstacle(row.type(), row.authentication()) : null;
    principals.put(number, new Principal(number, present, row.role(), id, obstacle));
    if (obstacle != null) {
      objects.add(new OpaqueObject(id, obstacle));
    } else if (row.role()) {
      ownersOfRoles.put(number, row.owner());
    } else {
      String schema = row.defaultSchema();
      boolean external = mapped != null || row.type().equals("E") || row.type().equals("X");
      objects.add(
          new Feature(
              id,
              null,
              List.of(
                  "CREATE USER "
                      + SQL.quote(present)
                      + (external ? EXTERNAL : " WITHOUT LOGIN")
                      + (schema == null ? "" : " WITH DEFAULT_SCHEMA = " + SQL.quote(schema))),
              Needs.NOTHING));
    }
  }

  private static @Nullable String obstacle(String type, @Nullable Integer authentication) {
    return switch (type) {
      case "R", "E", "X" -> null;
      case "A" -> "it is an application role, whose password does not move";
      case "S" ->
          authentication != null && authentication == NO_AUTHENTICATION
              ? null
              : "its password does not move; name it in migration.principalMap";
      case "U", "G" ->
          "it is a user of Windows, which Azure SQL Database does not know; name it in"
              + " migration.principalMap";
      default -> "it belongs to a certificate or key, which does not move";
    };
  }

  /** A role belongs to the owner of the database unless the catalog says something else. */
  private void roles() {
    ownersOfRoles.forEach(
        (number, owning) -> {
          Principal role = principals.get(number);
          Principal owner = principals.get(owning);
          if (role == null || role.id() == null) {
            return;
          }
          if (owner == null || owning == SqlServerPrincipalRow.OWNER) {
            objects.add(role(role.id(), role, "", Set.of()));
          } else if (owner.obstacle() != null) {
            objects.add(new OpaqueObject(role.id(), "its owner " + owner.name() + " is not moved"));
          } else {
            String clause = " AUTHORIZATION " + SQL.quote(owner.name());
            objects.add(role(role.id(), role, clause, owner.needed()));
          }
        });
  }

  private static Feature role(ObjectId id, Principal role, String owner, Set<ObjectId> needed) {
    return new Feature(
        id,
        null,
        List.of("CREATE ROLE " + SQL.quote(role.name()) + owner),
        new Needs(needed, Set.of()));
  }

  List<DatabaseObject> objects() {
    return objects;
  }

  /** Returns a principal by its number; null for the login that reads, whose user does not move. */
  @Nullable Principal find(int number) {
    return principals.get(number);
  }
}
