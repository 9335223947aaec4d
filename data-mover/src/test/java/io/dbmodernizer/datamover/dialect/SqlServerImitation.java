package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.TestDatabase;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
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

  /** Called by the imitated {@code DB_NAME}. */
  public static String databaseName() {
    return "shop";
  }

  /** Called by the imitated {@code DATABASEPROPERTYEX}. */
  public static String databaseProperty(String database, String property) {
    return database.equals("shop") && property.equals("Collation") ? "Latin1_General_CI_AS" : "";
  }
}
