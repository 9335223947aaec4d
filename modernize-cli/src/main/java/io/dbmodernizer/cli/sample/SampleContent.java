package io.dbmodernizer.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The generated tables, rows and objects of the sample database. They are always the same. */
final class SampleContent {

  /** The login that owns everything. */
  static final String OWNER = "sa";

  /** The owner's password until {@link SampleDatabase} replaces it. */
  static final String PASSWORD = "of-the-template";

  private static final int BATCH = 2_000;

  private SampleContent() {}

  /**
   * Generates the content and closes the database.
   *
   * @param database path of a database that does not exist, without the suffix of its file
   * @throws IOException if a script cannot be read
   * @throws SQLException if the database cannot be created
   */
  static void write(Path database) throws IOException, SQLException {
    String url = url(database) + ";CACHE_SIZE=131072;WRITE_DELAY=10000";
    try (Connection keepOpen = DriverManager.getConnection(url, OWNER, PASSWORD)) {
      create(keepOpen, url);
    }
  }

  /** Returns the JDBC URL of a database file. */
  static String url(Path database) {
    return "jdbc:h2:file:" + database.toAbsolutePath() + SampleDatabase.H2_OPTIONS;
  }

  /** Returns the tables with their rows, in an order that satisfies the foreign keys. */
  static List<TableRows> tables() {
    List<TableRows> tables = new ArrayList<>(PersonRows.tables());
    tables.addAll(HumanResourcesRows.tables());
    tables.addAll(ProductionRows.tables());
    tables.addAll(SalesRows.tables());
    tables.add(SalesRows.orderLines());
    return tables;
  }

  private static void create(Connection connection, String url) throws IOException, SQLException {
    execute(connection, script("tables.sql"));
    List<TableRows> tables = tables();
    TableRows largest = tables.get(tables.size() - 1);
    CompletableFuture<@Nullable Void> other =
        CompletableFuture.runAsync(
            () -> {
              try (Connection second = DriverManager.getConnection(url, OWNER, PASSWORD)) {
                load(second, largest);
              } catch (SQLException e) {
                throw new CompletionException(e);
              }
            });
    try {
      for (TableRows table : tables.subList(0, tables.size() - 1)) {
        load(connection, table);
      }
    } finally {
      joinUnwrapping(other);
    }
    connection.setAutoCommit(true);
    execute(connection, script("keys.sql"));
    execute(connection, script("objects.sql"));
    // The server keeps the database open. Here it must be closed to be renamed.
    execute(connection, Stream.of("ANALYZE", "SET DB_CLOSE_DELAY -1", "SHUTDOWN"));
  }

  private static void joinUnwrapping(CompletableFuture<?> future) throws SQLException {
    try {
      future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void load(Connection connection, TableRows table) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(table.insertStatement())) {
      int[] pending = {0};
      table
          .source()
          .writeTo(
              values -> {
                for (int i = 0; i < values.length; i++) {
                  insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
                if (++pending[0] == BATCH) {
                  insert.executeBatch();
                  connection.commit();
                  pending[0] = 0;
                }
              });
      if (pending[0] > 0) {
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private static Stream<String> script(String name) throws IOException {
    try (InputStream in = SampleContent.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource " + name + " is missing from the application");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String statements = text.replaceAll("(?m)^--.*$", "");
      return Stream.of(statements.split(";\\s*")).map(String::strip).filter(s -> !s.isEmpty());
    }
  }

  /** Runs statements in their order. */
  static void execute(Connection connection, Stream<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : (Iterable<String>) statements::iterator) {
        statement.execute(sql);
      }
    }
  }
}
