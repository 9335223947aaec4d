package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads H2's programmable objects from INFORMATION_SCHEMA, each view alone.
 *
 * <p>H2 keeps no dependencies. It writes every name in a view's text in quotes, so that the names
 * of known objects are found there. It shows the source of Java code to administrators only, and
 * that of a trigger to nobody: these objects cannot be read.
 */
final class H2Objects {

  /** H2's spatial indexes, conditions and defaults of domains, users and rights do not move. */
  private static final Set<MovableKind> KINDS =
      EnumSet.complementOf(
          EnumSet.of(
              MovableKind.SPATIAL_INDEX,
              MovableKind.BOUND_RULE,
              MovableKind.BOUND_DEFAULT,
              MovableKind.ROLE,
              MovableKind.USER,
              MovableKind.ROLE_MEMBER,
              MovableKind.SCHEMA_OWNER,
              MovableKind.PERMISSION));

  private static final String TABLES =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME
      FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'""";

  private static final String CHECKS =
      """
      SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE
      FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS""";

  private static final String SCHEMAS = "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA";

  private static final String ADMINISTRATOR =
      "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";

  private H2Objects() {}

  static ObjectCatalog read(Connection connection) throws SQLException {
    H2Names names = new H2Names();
    forEachRow(connection, TABLES, row -> names.table(CatalogQuery.table(row)));
    Map<TableName, String> checks = new HashMap<>();
    forEachRow(
        connection, CHECKS, row -> checks.put(H2Names.of(row, 1), row.getString("CHECK_CLAUSE")));
    // The objects that a text can name come first.
    H2Views views = H2Views.read(connection, names);
    List<DatabaseObject> objects = new ArrayList<>(H2Routines.read(connection, names));
    objects.addAll(H2Sequences.read(connection, names));
    objects.addAll(H2Synonyms.read(connection, names));
    objects.addAll(H2Domains.read(connection, names, checks));
    H2Columns columns = H2Columns.read(connection, views.names(), checks);
    objects.addAll(views.objects(columns, names));
    objects.addAll(H2Triggers.read(connection, views.names()));
    objects.addAll(H2Comments.read(connection, H2Dialect.INSTANCE));
    List<String> schemas = new ArrayList<>();
    forEachRow(connection, SCHEMAS, row -> schemas.add(row.getString(1)));
    return new ObjectCatalog(
        KINDS, objects, columns.needed(names), schemas, isAdministrator(connection));
  }

  /** Returns true if the login has all rights. */
  static boolean isAdministrator(Connection connection) throws SQLException {
    Set<Boolean> administrator = new HashSet<>();
    forEachRow(connection, ADMINISTRATOR, row -> administrator.add(row.getBoolean(1)));
    return administrator.contains(true);
  }
}
