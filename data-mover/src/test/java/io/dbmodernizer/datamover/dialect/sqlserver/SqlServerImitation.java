package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * An H2 database with tables in the shape of SQL Server's catalog views, on which the real queries
 * run. It shows that the joins pick the right rows, not that SQL Server accepts the text.
 */
public final class SqlServerImitation {

  /** Adds a feature of each kind that is asked for by a query of its own only where it exists. */
  public static final String[] ONE_OF_EACH_FEATURE = {
    "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled) VALUES"
        + " (100, 6, 'place', 4, 0, 0)",
    "INSERT INTO sys.index_columns VALUES (100, 6, 1, 4, 1, 0, 0)",
    "INSERT INTO sys.spatial_index_tessellations(object_id, index_id, tessellation_scheme,"
        + " cells_per_object) VALUES (100, 6, 'GEOGRAPHY_GRID', 16)",
    "INSERT INTO sys.xml_schema_collections VALUES (5, 'notes')",
    "INSERT INTO sys.fulltext_indexes VALUES (100)",
    "INSERT INTO sys.fulltext_stoplists VALUES (1, 'words')",
    "INSERT INTO sys.stats VALUES (100, 'st', 1)",
    "INSERT INTO sys.partition_functions VALUES ('by number', 1, 0)",
    "INSERT INTO sys.partition_parameters VALUES (1, 1, 56, 4, 10, 0)",
    "INSERT INTO sys.partition_schemes VALUES ('everywhere', 65601, 1)",
    "INSERT INTO sys.change_tracking_tables VALUES (100)"
  };

  private static final String OF_OBJECT =
      " FROM (SELECT object_id, schema_id, name FROM sys.objects UNION ALL"
          + " SELECT object_id, schema_id, name FROM sys.tables) WHERE object_id = ";

  private SqlServerImitation() {}

  public static TestDatabase open() throws Exception {
    TestDatabase database = new TestDatabase();
    run(database, "sqlserver-catalog.sql");
    run(database, "sqlserver-features.sql");
    return database;
  }

  /** Called by the imitated {@code SQL_VARIANT_PROPERTY}; without an entry a value is nvarchar. */
  public static @Nullable String variantProperty(
      Connection connection, @Nullable String value, String property) throws SQLException {
    if (value == null) {
      return null;
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM variants WHERE text = ?")) {
      query.setString(1, value);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return rows.getString(property);
        }
        return property.equals("BaseType") ? "nvarchar" : "0";
      }
    }
  }

  /** The same with the views that programmable objects need, and one object of each kind. */
  public static TestDatabase openWithObjects() throws Exception {
    TestDatabase database = open();
    run(database, "sqlserver-objects.sql");
    return database;
  }

  /** The same with the views on features that Azure SQL Database lacks, of which it uses none. */
  public static TestDatabase openWithPlatform() throws Exception {
    TestDatabase database = openWithObjects();
    run(database, "sqlserver-platform.sql");
    return database;
  }

  /** Begins a reading of the imitation as of a SQL Server of the version 16. */
  public static DatabaseReading reading(Connection connection) throws SQLException {
    return new SqlServerReading(connection, 16);
  }

  private static void run(TestDatabase database, String script) throws Exception {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(SqlServerImitation.class.getResourceAsStream(script)),
            StandardCharsets.UTF_8)) {
      RunScript.execute(database.connection(), reader);
    }
  }

  /** Adds tables {@code T0}, {@code T1} and so on, each with a key and a reference. */
  public static void addTables(TestDatabase database, int count) throws SQLException {
    String range = " FROM SYSTEM_RANGE(0, " + (count - 1) + ")";
    database.execute(
        "INSERT INTO sys.tables(object_id, schema_id, name, is_ms_shipped)"
            + " SELECT 10000 + X, 1, 'T' || X, FALSE"
            + range,
        "INSERT INTO sys.columns(object_id, column_id, name, user_type_id, system_type_id, max_length, precision, scale, is_nullable, default_object_id, is_computed, is_identity, collation_name)"
            + " SELECT 10000 + X, 1, 'Id', 56, 56, 4, 10, 0, FALSE, 0, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.columns(object_id, column_id, name, user_type_id, system_type_id, max_length, precision, scale, is_nullable, default_object_id, is_computed, is_identity, collation_name)"
            + " SELECT 10000 + X, 2, 'Parent', 56, 56, 4, 10, 0, TRUE, 0, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.indexes(object_id, index_id, name, type, is_unique, is_primary_key, is_unique_constraint, is_hypothetical, is_disabled, filter_definition)"
            + " SELECT 10000 + X, 1, 'PK_T' || X, 1, TRUE, TRUE, FALSE, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.index_columns SELECT 10000 + X, 1, 1, 1, 1, FALSE, FALSE" + range,
        "INSERT INTO sys.foreign_keys(object_id, parent_object_id, referenced_object_id, name, delete_referential_action_desc, update_referential_action_desc, is_ms_shipped, is_disabled, is_not_trusted)"
            + " SELECT 2000000 + X, 10000 + X, 10000 + X / 2, 'FK_T' || X,"
            + " 'NO_ACTION', 'NO_ACTION', FALSE, FALSE, FALSE"
            + range,
        "INSERT INTO sys.foreign_key_columns SELECT 2000000 + X, 1, 10000 + X, 2, 10000 + X / 2, 1"
            + range);
  }

  /** Called by the imitated {@code DB_NAME}. */
  public static String databaseName() {
    return "shop";
  }

  /** Called by the imitated {@code DATABASEPROPERTYEX}. */
  public static String databaseProperty(String database, String property) {
    return database.equals("shop") && property.equals("Collation") ? "Latin1_General_CI_AS" : "";
  }

  /** Called by the imitated {@code HAS_PERMS_BY_NAME}; the table {@code lacks} says what not. */
  public static @Nullable Integer hasPermission(
      Connection connection, @Nullable String securable, String kind, String permission)
      throws SQLException {
    if (permission.equals("VIEW DEFINITION")) {
      boolean ofDatabase = securable == null || securable.equals("shop");
      return ofDatabase ? number(connection, "sees_definitions") : 0;
    }
    return lacks(connection, securable == null ? kind : securable, permission) ? 0 : 1;
  }

  /** The same for a column, whose name has no quotes. */
  public static @Nullable Integer hasPermission(
      Connection connection,
      @Nullable String securable,
      String kind,
      String permission,
      @Nullable String column,
      String columnKind)
      throws SQLException {
    return lacks(connection, securable + "." + column, permission) ? 0 : 1;
  }

  private static boolean lacks(Connection connection, String securable, String permission)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM lacks WHERE securable = ? AND permission = ?")) {
      query.setString(1, securable);
      query.setString(2, permission);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Called by the imitated {@code QUOTENAME}. */
  public static String quoteName(String name) {
    return "[" + name.replace("]", "]]") + "]";
  }

  /** Called by the imitated {@code IS_MEMBER}. */
  public static int isMember(String role) {
    return role.equals("public") ? 1 : 0;
  }

  /** Called by the imitated {@code SERVERPROPERTY}. */
  public static int serverProperty(Connection connection, String property) throws SQLException {
    return property.equals("EngineEdition") ? number(connection, "edition") : 0;
  }

  /** Called by the imitated {@code XML_SCHEMA_NAMESPACE}. */
  public static String schemaText(String schema, String collection) {
    return "<schema id='" + schema + "." + collection + "'/>";
  }

  /** Called by the imitated {@code DB_ID}. */
  public static int databaseNumber() {
    return 5;
  }

  /** Called by the imitated {@code USER_NAME}. */
  public static String userName(Connection connection) throws SQLException {
    return number(connection, "sysadmin") == 1 ? "dbo" : "reader";
  }

  /** The same for another user or a role. */
  public static @Nullable String userName(Connection connection, int number) throws SQLException {
    return text(
        connection, "SELECT name FROM sys.database_principals WHERE principal_id = " + number);
  }

  /** Called by the imitated {@code OBJECT_NAME}. */
  public static @Nullable String objectName(Connection connection, int number) throws SQLException {
    return text(connection, "SELECT name" + OF_OBJECT + number);
  }

  /** Called by the imitated {@code OBJECT_SCHEMA_NAME}. */
  public static @Nullable String objectSchemaName(Connection connection, int number)
      throws SQLException {
    String schema = text(connection, "SELECT schema_id" + OF_OBJECT + number);
    return schema == null ? null : schemaName(connection, Integer.parseInt(schema));
  }

  /** Called by the imitated {@code SCHEMA_NAME}. */
  public static @Nullable String schemaName(Connection connection, int number) throws SQLException {
    return text(connection, "SELECT name FROM sys.schemas WHERE schema_id = " + number);
  }

  /** Called by the imitated {@code COL_NAME}. */
  public static @Nullable String columnName(Connection connection, int object, int column)
      throws SQLException {
    return text(
        connection,
        "SELECT name FROM sys.columns WHERE object_id = " + object + " AND column_id = " + column);
  }

  private static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static int number(Connection connection, String column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + column + " FROM server")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
