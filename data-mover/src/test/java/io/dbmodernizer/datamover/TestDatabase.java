package io.dbmodernizer.datamover;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.h2.tools.RunScript;

/** A database of its own in this JVM, opened as the local platform opens its databases. */
public final class TestDatabase implements AutoCloseable {

  public static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private final String url;
  private final Connection connection;

  public TestDatabase() throws SQLException {
    this("jdbc:h2:mem:" + UUID.randomUUID());
  }

  /** A database at a place of its own, for example behind a server. */
  public TestDatabase(String url) throws SQLException {
    this.url = url;
    connection = DriverManager.getConnection(url + OPTIONS, "sa", "secret");
  }

  /** The same with the schema "everything": a table of each kind this module handles. */
  public static TestDatabase withEverything() throws Exception {
    TestDatabase database = new TestDatabase();
    try (Reader script =
        new InputStreamReader(
            Objects.requireNonNull(TestDatabase.class.getResourceAsStream("everything.sql")),
            StandardCharsets.UTF_8)) {
      RunScript.execute(database.connection, script);
    }
    return database;
  }

  public Connection connection() {
    return connection;
  }

  /** The address with which others open the database in the same way. */
  public String url() {
    return url + OPTIONS;
  }

  /** Another connection, for another login. */
  public Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  public SqlDialect dialect() throws SQLException {
    return SqlDialect.of(connection);
  }

  public DatabaseCatalog catalog() throws SQLException {
    return dialect().reading(connection).tables();
  }

  public Table table(String name) throws SQLException {
    return catalog().table(TableName.parse(name)).orElseThrow();
  }

  public Set<TableName> tableNames() throws SQLException {
    Set<TableName> names = new TreeSet<>();
    catalog().tables().forEach(table -> names.add(table.name()));
    return names;
  }

  public void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of a query's rows, as text. */
  public List<String> query(String sql) throws SQLException {
    return rows(sql).stream().map(row -> row.get(0)).toList();
  }

  /** All values of a query's rows, as H2 writes them. */
  public List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
          boolean blob = result.getMetaData().getColumnType(at) == Types.BLOB;
          byte[] bytes = blob ? result.getBytes(at) : null;
          row.add(
              bytes != null
                  ? HexFormat.of().formatHex(bytes)
                  : String.valueOf(blob ? null : result.getString(at)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
