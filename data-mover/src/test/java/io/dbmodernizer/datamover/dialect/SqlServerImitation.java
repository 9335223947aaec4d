package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.TestDatabase;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.tools.RunScript;

/**
 * An H2 database with tables in the shape of SQL Server's catalog views, on which the real queries
 * run. It shows that the joins pick the right rows, not that SQL Server accepts the text.
 */
public final class SqlServerImitation {

  private SqlServerImitation() {}

  static TestDatabase open() throws Exception {
    TestDatabase database = new TestDatabase();
    try (Reader script =
        new InputStreamReader(
            Objects.requireNonNull(
                SqlServerImitation.class.getResourceAsStream("sqlserver-catalog.sql")),
            StandardCharsets.UTF_8)) {
      RunScript.execute(database.connection(), script);
    }
    return database;
  }

  /** Adds tables {@code T0}, {@code T1} and so on, each with a key and a reference. */
  static void addTables(TestDatabase database, int count) throws SQLException {
    String range = " FROM SYSTEM_RANGE(0, " + (count - 1) + ")";
    database.execute(
        "INSERT INTO sys.tables SELECT 10000 + X, 1, 'T' || X, FALSE" + range,
        "INSERT INTO sys.columns SELECT 10000 + X, 1, 'Id', 56, 56, 4, 10, 0, FALSE, 0, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.columns SELECT 10000 + X, 2, 'Parent', 56, 56, 4, 10, 0, TRUE, 0, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.indexes SELECT 10000 + X, 1, 'PK_T' || X, 1, TRUE, TRUE, FALSE, FALSE,"
            + " FALSE, NULL"
            + range,
        "INSERT INTO sys.index_columns SELECT 10000 + X, 1, 1, 1, 1, FALSE, FALSE" + range,
        "INSERT INTO sys.foreign_keys SELECT 2000000 + X, 10000 + X, 10000 + X / 2, 'FK_T' || X,"
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
}
