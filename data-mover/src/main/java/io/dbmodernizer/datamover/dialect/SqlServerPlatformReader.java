package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.catalog.PlatformReader;
import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TableSize;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads SQL Server's catalog views with the queries of {@link SqlServerPlatformSql}. */
final class SqlServerPlatformReader implements PlatformReader {

  private static final long PAGE_BYTES = 8_192;
  private static final int LARGE_OBJECTS = 2;
  private static final int AZURE_SQL_DATABASE = 5;

  /** The collation of every server of Azure SQL Database, and of a database that names none. */
  private static final String AZURES_COLLATION = "SQL_Latin1_General_CP1_CI_AS";

  /** The database in which a session keeps temporary objects. Names of it are possible. */
  private static final String TEMPORARY = "tempdb";

  /** Objects by number, and the name of the database. */
  private record Names(String database, Map<Integer, String> objects) {

    String of(int object) {
      return objects.getOrDefault(object, "object " + object);
    }

    boolean isOther(String other) {
      return !other.equalsIgnoreCase(database) && !other.equalsIgnoreCase(TEMPORARY);
    }
  }

  /** Lists nothing if the database is one of Azure already. */
  @Override
  public List<PlatformUse> uses(Connection connection) throws SQLException {
    List<PlatformUse> uses = new ArrayList<>();
    if (isInAzure(connection)) {
      return uses;
    }
    Names names = names(connection);
    references(connection, names, uses);
    synonyms(connection, names, uses);
    modules(connection, names, uses);
    named(connection, SqlServerPlatformSql.BROKER, PlatformRule.SERVICE_BROKER, uses);
    named(
        connection,
        SqlServerPlatformSql.EVENT_NOTIFICATIONS,
        PlatformRule.EVENT_NOTIFICATION,
        uses);
    named(connection, SqlServerPlatformSql.WINDOWS_USERS, PlatformRule.WINDOWS_USER, uses);
    deprecatedTypes(connection, uses);
    forEachRow(connection, SqlServerPlatformSql.DATABASE, row -> options(row, uses));
    uses.sort(Comparator.comparing(PlatformUse::rule).thenComparing(PlatformUse::object));
    return uses;
  }

  private static boolean isInAzure(Connection connection) throws SQLException {
    boolean[] azure = {false};
    forEachRow(
        connection,
        SqlServerUnmovedSql.RIGHTS,
        row -> azure[0] = row.getInt("EDITION") == AZURE_SQL_DATABASE);
    return azure[0];
  }

  private static Names names(Connection connection) throws SQLException {
    Map<Integer, String> schemas = new HashMap<>();
    forEachRow(
        connection,
        SqlServerPlatformSql.SCHEMAS,
        row -> schemas.put(row.getInt("schema_id"), row.getString("name")));
    Map<Integer, String> objects = new HashMap<>();
    forEachRow(
        connection,
        SqlServerPlatformSql.OBJECTS,
        row -> {
          String schema = schemas.get(row.getInt("schema_id"));
          if (schema != null) {
            objects.put(
                row.getInt("object_id"), new TableName(schema, row.getString("name")).toString());
          }
        });
    forEachRow(
        connection,
        SqlServerPlatformSql.TRIGGERS_OF_DATABASE,
        row -> objects.put(row.getInt("object_id"), "[" + row.getString("name") + "]"));
    String[] database = {""};
    forEachRow(
        connection, SqlServerPlatformSql.DATABASE, row -> database[0] = row.getString("name"));
    return new Names(database[0], objects);
  }

  private static void references(Connection connection, Names names, List<PlatformUse> uses)
      throws SQLException {
    forEachRow(
        connection,
        SqlServerPlatformSql.REFERENCES,
        row -> {
          String server = row.getString("referenced_server_name");
          String database = row.getString("referenced_database_name");
          String user = names.of(row.getInt("referencing_id"));
          if (server != null) {
            uses.add(
                new PlatformUse(
                    PlatformRule.LINKED_SERVER_REFERENCE, user + " (server " + server + ")"));
          } else if (database != null && names.isOther(database)) {
            uses.add(
                new PlatformUse(
                    PlatformRule.CROSS_DATABASE_REFERENCE, user + " (database " + database + ")"));
          }
        });
  }

  private static void synonyms(Connection connection, Names names, List<PlatformUse> uses)
      throws SQLException {
    forEachRow(
        connection,
        SqlServerPlatformSql.SYNONYMS,
        row -> {
          List<String> parts = SqlServerNameParts.of(row.getString("base_object_name"));
          String object = names.of(row.getInt("object_id"));
          if (parts.size() > 3) {
            uses.add(
                new PlatformUse(
                    PlatformRule.LINKED_SERVER_SYNONYM, object + " (server " + parts.get(0) + ")"));
          } else if (parts.size() == 3 && names.isOther(parts.get(0))) {
            uses.add(
                new PlatformUse(
                    PlatformRule.CROSS_DATABASE_SYNONYM,
                    object + " (database " + parts.get(0) + ")"));
          }
        });
  }

  private static void modules(Connection connection, Names names, List<PlatformUse> uses)
      throws SQLException {
    forEachRow(
        connection,
        SqlServerPlatformSql.MODULES,
        row -> {
          String code = SqlServerCode.of(row.getString("definition"));
          String object = names.of(row.getInt("object_id"));
          for (SqlServerCodeRule rule : SqlServerCodeRule.ALL) {
            for (String what : rule.uses(code)) {
              uses.add(new PlatformUse(rule.rule(), object + " (" + what + ")"));
            }
          }
        });
  }

  private static void deprecatedTypes(Connection connection, List<PlatformUse> uses)
      throws SQLException {
    SqlServerNames tables = SqlServerNames.read(connection, new CatalogAssembler());
    forEachRow(
        connection,
        SqlServerPlatformSql.DEPRECATED_COLUMNS,
        row -> {
          String column = row.getString("name");
          tables
              .table(row.getInt("object_id"))
              .ifPresent(
                  table ->
                      uses.add(
                          new PlatformUse(PlatformRule.DEPRECATED_TYPE, table + "." + column)));
        });
  }

  private static void named(
      Connection connection, String sql, PlatformRule rule, List<PlatformUse> uses)
      throws SQLException {
    forEachRow(connection, sql, row -> uses.add(new PlatformUse(rule, row.getString("name"))));
  }

  private static void options(ResultSet row, List<PlatformUse> uses) throws SQLException {
    if (row.getBoolean("is_trustworthy_on")) {
      uses.add(new PlatformUse(PlatformRule.DATABASE_OPTION, "TRUSTWORTHY"));
    }
    if (row.getBoolean("is_db_chaining_on")) {
      uses.add(new PlatformUse(PlatformRule.DATABASE_OPTION, "DB_CHAINING"));
    }
    String collation = row.getString("collation_name");
    if (collation != null && !collation.equalsIgnoreCase(AZURES_COLLATION)) {
      uses.add(new PlatformUse(PlatformRule.DATABASE_COLLATION, collation));
    }
  }

  @Override
  public List<TableSize> sizes(Connection connection) throws SQLException {
    SqlServerNames names = SqlServerNames.read(connection, new CatalogAssembler());
    Map<TableName, long[]> sizes = new TreeMap<>();
    Map<Long, TableName> heaps = new HashMap<>();
    Map<Long, TableName> partitions = new HashMap<>();
    forEachRow(
        connection,
        SqlServerPlatformSql.PARTITIONS,
        row -> {
          TableName table = names.table(row.getInt("object_id")).orElse(null);
          if (table != null) {
            heaps.put(row.getLong("hobt_id"), table);
            partitions.put(row.getLong("partition_id"), table);
            long[] size = sizes.computeIfAbsent(table, name -> new long[2]);
            boolean ofTable = row.getInt("index_id") <= 1;
            size[0] += ofTable ? row.getLong("row_count") : 0;
          }
        });
    forEachRow(
        connection,
        SqlServerPlatformSql.ALLOCATION_UNITS,
        row -> {
          boolean largeObjects = row.getInt("unit_type") == LARGE_OBJECTS;
          TableName table = (largeObjects ? partitions : heaps).get(row.getLong("container_id"));
          if (table != null) {
            sizes.computeIfAbsent(table, name -> new long[2])[1] +=
                row.getLong("total_pages") * PAGE_BYTES;
          }
        });
    return sizes.entrySet().stream()
        .map(entry -> new TableSize(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
        .toList();
  }
}
