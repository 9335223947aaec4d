package io.dbmodernizer.systemtests.data;

import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft's AdventureWorks, as far as its tables are declared in {@code adventureworks.sql} and
 * its other objects in {@code adventureworks-objects.sql}.
 */
public final class AdventureWorks {

  private static final String FOLDER = "adventureworks-oltp";

  private AdventureWorks() {}

  /** Loads the declared tables from their files; the test is skipped where the data is absent. */
  public static void load(SourceDatabase database) throws IOException, SQLException {
    Path folder = SampleData.require(FOLDER);
    Definitions definitions = Definitions.of("adventureworks.sql");
    database.execute(definitions.statements().toArray(String[]::new));
    database.grantRead(definitions.schemas().toArray(String[]::new));
    try (Connection connection = database.open()) {
      connection.setAutoCommit(false);
      for (TableId table : definitions.tables()) {
        try (TableLoad load = new TableLoad(connection, table)) {
          for (List<@Nullable String> row : FieldFile.read(fileOf(folder, table))) {
            load.add(row);
          }
          load.flush();
        }
        connection.commit();
      }
    }
  }

  /** Creates the types, views and comments. They are objects of the kinds that H2 has. */
  public static void createObjects(SourceDatabase database) throws SQLException {
    Definitions definitions = Definitions.of("adventureworks-objects.sql");
    database.execute(definitions.statements().toArray(String[]::new));
    database.grantRead(definitions.schemas().toArray(String[]::new));
  }

  /**
   * The number of declared objects of each kind, counted by the first words of their statements.
   *
   * @param beginnings for each kind the beginning of its statements
   */
  public static Map<String, Integer> objects(Map<String, String> beginnings) {
    List<String> statements = Definitions.of("adventureworks-objects.sql").statements();
    Map<String, Integer> counts = new LinkedHashMap<>();
    beginnings.forEach(
        (kind, beginning) ->
            counts.put(
                kind, (int) statements.stream().filter(sql -> sql.startsWith(beginning)).count()));
    return counts;
  }

  /**
   * Rows of each declared table, counted as ends of rows in the bytes of its file: told apart from
   * what {@link #load} reads.
   */
  public static Map<TableId, Long> rowsInFiles() throws IOException {
    Path folder = SampleData.require(FOLDER);
    Map<TableId, Long> rows = new LinkedHashMap<>();
    for (TableId table : Definitions.of("adventureworks.sql").tables()) {
      rows.put(table, endsOfRows(Files.readAllBytes(fileOf(folder, table))));
    }
    return rows;
  }

  private static long endsOfRows(byte[] bytes) {
    long lines = 0;
    long marked = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines++;
      } else if (bytes[i] == '|' && i > 0 && bytes[i - 1] == '&') {
        marked++;
      }
    }
    return marked > 0 ? marked : lines;
  }

  private static Path fileOf(Path folder, TableId table) {
    return folder.resolve(table.name() + ".csv");
  }
}
