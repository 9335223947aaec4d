package io.dbmodernizer.systemtests.data;

import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Chinook music store: a document with an array of rows for each of its 11 tables. */
public final class Chinook {

  private Chinook() {}

  /**
   * Loads all tables; the test is skipped where the data is absent.
   *
   * @return rows of each table
   */
  public static Map<TableId, Long> load(SourceDatabase database) throws IOException, SQLException {
    Path file = SampleData.require("chinook/ChinookData.json");
    JsonNode document = JsonMapper.shared().readTree(Files.readAllBytes(file));
    Definitions definitions = Definitions.of("chinook.sql");
    database.execute(definitions.statements().toArray(String[]::new));
    database.grantRead(definitions.schemas().toArray(String[]::new));
    Map<TableId, Long> rows = new LinkedHashMap<>();
    try (Connection connection = database.open()) {
      for (TableId table : definitions.tables()) {
        try (TableLoad load = new TableLoad(connection, table)) {
          for (JsonNode row : document.get(table.name())) {
            load.add(values(row, load.columnNames()));
          }
          rows.put(table, load.flush());
        }
      }
    }
    return rows;
  }

  private static List<@Nullable String> values(JsonNode row, List<String> columns) {
    List<@Nullable String> values = new ArrayList<>();
    for (String column : columns) {
      JsonNode value = row.get(column);
      values.add(value.isNull() ? null : value.asString());
    }
    return values;
  }
}
