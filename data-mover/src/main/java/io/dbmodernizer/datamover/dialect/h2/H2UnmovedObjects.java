package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads H2's INFORMATION_SCHEMA. It reads each view alone, because H2 joins them slowly. */
final class H2UnmovedObjects {

  /** Objects of a schema: schema, name. */
  private static final Map<UnmovedKind, String> NAMED =
      Map.of(
          UnmovedKind.VIEW,
          "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
              + " WHERE TABLE_TYPE = 'VIEW' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'",
          UnmovedKind.LINKED_OR_TEMPORARY_TABLE,
          "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
              + " WHERE TABLE_TYPE NOT IN ('BASE TABLE', 'VIEW')"
              + " AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'",
          UnmovedKind.PROCEDURE,
          "SELECT ROUTINE_SCHEMA, ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES"
              + " WHERE ROUTINE_TYPE = 'PROCEDURE' AND ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'",
          UnmovedKind.FUNCTION,
          "SELECT DISTINCT ROUTINE_SCHEMA, ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES"
              + " WHERE ROUTINE_TYPE <> 'PROCEDURE' AND ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA'",
          UnmovedKind.SEQUENCE,
          "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES",
          UnmovedKind.SYNONYM,
          "SELECT SYNONYM_SCHEMA, SYNONYM_NAME FROM INFORMATION_SCHEMA.SYNONYMS",
          UnmovedKind.USER_TYPE,
          "SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS",
          UnmovedKind.CONSTANT,
          "SELECT CONSTANT_SCHEMA, CONSTANT_NAME FROM INFORMATION_SCHEMA.CONSTANTS");

  /** Objects of a table: the table's schema and name, the object's name. */
  private static final Map<UnmovedKind, String> OF_TABLES =
      Map.of(
          UnmovedKind.TRIGGER,
          "SELECT EVENT_OBJECT_SCHEMA AS TABLE_SCHEMA, EVENT_OBJECT_TABLE AS TABLE_NAME,"
              + " TRIGGER_NAME AS OBJECT_NAME FROM INFORMATION_SCHEMA.TRIGGERS",
          UnmovedKind.SPATIAL_INDEX,
          "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME AS OBJECT_NAME"
              + " FROM INFORMATION_SCHEMA.INDEXES WHERE INDEX_TYPE_NAME LIKE 'SPATIAL%'",
          UnmovedKind.COMMENT,
          "SELECT TABLE_SCHEMA, TABLE_NAME, NULL AS OBJECT_NAME FROM INFORMATION_SCHEMA.TABLES"
              + " WHERE REMARKS IS NOT NULL AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'");

  /** Objects of the database: name. The login that reads is left out. */
  private static final Map<UnmovedKind, String> OF_DATABASE =
      Map.of(
          UnmovedKind.ROLE,
          "SELECT ROLE_NAME FROM INFORMATION_SCHEMA.ROLES WHERE ROLE_NAME <> 'PUBLIC'",
          UnmovedKind.USER,
          "SELECT USER_NAME FROM INFORMATION_SCHEMA.USERS"
              + " WHERE NOT IS_ADMIN AND USER_NAME <> CURRENT_USER",
          UnmovedKind.PERMISSION,
          "SELECT GRANTEE || ': ' || COALESCE(RIGHTS, GRANTEDROLE) FROM INFORMATION_SCHEMA.RIGHTS"
              + " WHERE GRANTEE <> CURRENT_USER");

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, COLUMN_ON_UPDATE,
        DEFAULT_ON_NULL, IS_VISIBLE, DOMAIN_SCHEMA, DOMAIN_NAME, IDENTITY_GENERATION,
        IDENTITY_CYCLE, REMARKS
      FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
        AND (COLUMN_ON_UPDATE IS NOT NULL OR DEFAULT_ON_NULL OR NOT IS_VISIBLE
          OR DOMAIN_NAME IS NOT NULL OR IDENTITY_GENERATION = 'ALWAYS' OR IDENTITY_CYCLE = 'YES'
          OR REMARKS IS NOT NULL)""";

  private H2UnmovedObjects() {}

  static List<UnmovedObject> read(Connection connection) throws SQLException {
    List<UnmovedObject> found = new ArrayList<>();
    for (Map.Entry<UnmovedKind, String> named : NAMED.entrySet()) {
      forEachRow(
          connection,
          named.getValue(),
          row -> found.add(new UnmovedObject(named.getKey(), H2Names.of(row, 1).toString(), null)));
    }
    for (Map.Entry<UnmovedKind, String> own : OF_DATABASE.entrySet()) {
      forEachRow(
          connection,
          own.getValue(),
          row -> found.add(new UnmovedObject(own.getKey(), row.getString(1), null)));
    }
    for (Map.Entry<UnmovedKind, String> part : OF_TABLES.entrySet()) {
      forEachRow(
          connection,
          part.getValue(),
          row ->
              found.add(
                  CatalogQuery.ofTable(
                      part.getKey(), CatalogQuery.table(row), row.getString("OBJECT_NAME"))));
    }
    readColumns(connection, found);
    found.sort(Comparator.comparing(UnmovedObject::kind).thenComparing(UnmovedObject::name));
    return found;
  }

  private static void readColumns(Connection connection, List<UnmovedObject> found)
      throws SQLException {
    Set<TableName> checked = new HashSet<>();
    forEachRow(
        connection,
        "SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS",
        row -> checked.add(H2Names.of(row, 1)));
    Map<TableName, Boolean> domains = new HashMap<>();
    forEachRow(
        connection,
        "SELECT DOMAIN_SCHEMA, DOMAIN_NAME, DOMAIN_DEFAULT, DOMAIN_ON_UPDATE"
            + " FROM INFORMATION_SCHEMA.DOMAINS",
        row ->
            domains.put(H2Names.of(row, 1), row.getString(3) != null || row.getString(4) != null));
    forEachRow(
        connection,
        COLUMNS,
        row -> {
          add(found, row, UnmovedKind.COLUMN_ON_UPDATE, row.getString("COLUMN_ON_UPDATE") != null);
          add(found, row, UnmovedKind.DEFAULT_ON_NULL, row.getBoolean("DEFAULT_ON_NULL"));
          add(found, row, UnmovedKind.HIDDEN_COLUMN, !row.getBoolean("IS_VISIBLE"));
          add(
              found,
              row,
              UnmovedKind.IDENTITY_OPTIONS,
              "ALWAYS".equals(row.getString("IDENTITY_GENERATION"))
                  || "YES".equals(row.getString("IDENTITY_CYCLE")));
          add(found, row, UnmovedKind.COMMENT, row.getString("REMARKS") != null);
          String domain = row.getString("DOMAIN_NAME");
          if (domain != null) {
            TableName name = new TableName(row.getString("DOMAIN_SCHEMA"), domain);
            add(found, row, UnmovedKind.BOUND_RULE, checked.contains(name));
            add(found, row, UnmovedKind.BOUND_DEFAULT, domains.getOrDefault(name, false));
          }
        });
  }

  private static void add(List<UnmovedObject> found, ResultSet row, UnmovedKind kind, boolean holds)
      throws SQLException {
    if (holds) {
      found.add(CatalogQuery.ofTable(kind, CatalogQuery.table(row), row.getString("COLUMN_NAME")));
    }
  }
}
