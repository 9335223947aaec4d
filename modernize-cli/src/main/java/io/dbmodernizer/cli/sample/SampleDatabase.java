package io.dbmodernizer.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/**
 * The sample database: an H2 file that {@link SourceServerMain} serves. Its content is always the
 * same, except for the passwords.
 */
public final class SampleDatabase {

  /** Name of the database. */
  public static final String NAME = "SalesDb";

  /** Login of the migration. It may only read data and definitions. */
  public static final String LOGIN = "migrator";

  /** H2 options with which the local platform opens its databases. */
  public static final String H2_OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private static final String OWNER = "sa";
  private static final String FILE_SUFFIX = ".mv.db";
  private static final int BATCH = 2_000;

  private SampleDatabase() {}

  /**
   * Creates the database unless it exists. After an interrupted creation the next call starts
   * again.
   *
   * @param folder folder of the database file; created if it does not exist
   * @param ownerPassword password of the owner
   * @param loginPassword password of {@link #LOGIN}
   * @return true if this call created the database
   * @throws IOException if the file cannot be written
   * @throws SQLException if the database cannot be created
   */
  public static boolean createIfAbsent(Path folder, String ownerPassword, String loginPassword)
      throws IOException, SQLException {
    Path file = folder.resolve(NAME + FILE_SUFFIX);
    if (Files.exists(file)) {
      return false;
    }
    Files.createDirectories(folder);
    String building = NAME + "-" + ProcessHandle.current().pid() + "-building";
    Path buildingFile = folder.resolve(building + FILE_SUFFIX);
    Files.deleteIfExists(buildingFile);
    String url =
        "jdbc:h2:file:"
            + folder.toAbsolutePath().resolve(building)
            + H2_OPTIONS
            + ";CACHE_SIZE=131072;WRITE_DELAY=10000";
    try (Connection keepOpen = DriverManager.getConnection(url, OWNER, ownerPassword)) {
      create(keepOpen, url, ownerPassword, loginPassword);
    }
    Files.move(buildingFile, file, StandardCopyOption.ATOMIC_MOVE);
    return true;
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

  private static void create(
      Connection connection, String url, String ownerPassword, String loginPassword)
      throws IOException, SQLException {
    execute(connection, script("tables.sql"));
    List<TableRows> tables = tables();
    TableRows largest = tables.get(tables.size() - 1);
    CompletableFuture<@Nullable Void> other =
        CompletableFuture.runAsync(
            () -> {
              try (Connection second = DriverManager.getConnection(url, OWNER, ownerPassword)) {
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
    createLogin(connection, loginPassword);
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

  private static void createLogin(Connection connection, String password) throws SQLException {
    if (!password.matches("[A-Za-z0-9_-]{12,}")) {
      throw new IllegalArgumentException(
          "the password of the sample login needs at least 12 letters, digits, '-' or '_'");
    }
    execute(
        connection,
        Stream.of(
            "CREATE USER \"" + LOGIN + "\" PASSWORD '" + password + "'",
            "GRANT SELECT ON SCHEMA \"Person\" TO \"" + LOGIN + "\"",
            "GRANT SELECT ON SCHEMA \"HumanResources\" TO \"" + LOGIN + "\"",
            "GRANT SELECT ON SCHEMA \"Production\" TO \"" + LOGIN + "\"",
            "GRANT SELECT ON SCHEMA \"Sales\" TO \"" + LOGIN + "\""));
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
    try (InputStream in = SampleDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource " + name + " is missing from the application");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String statements = text.replaceAll("(?m)^--.*$", "");
      return Stream.of(statements.split(";\\s*")).map(String::strip).filter(s -> !s.isEmpty());
    }
  }

  private static void execute(Connection connection, Stream<String> statements)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : (Iterable<String>) statements::iterator) {
        statement.execute(sql);
      }
    }
  }
}
