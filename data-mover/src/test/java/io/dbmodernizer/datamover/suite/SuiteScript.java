package io.dbmodernizer.datamover.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statements of the suite for one product, from a script beside this class. A line {@code GO}
 * ends each statement, a line {@code -- NAME} begins a part.
 *
 * @param parts the statements of each part
 */
public record SuiteScript(Map<String, List<String>> parts) {

  /** Reads the script with this name. */
  public static SuiteScript read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SuiteScript.class.getResourceAsStream(name + ".sql"))) {
      Map<String, List<String>> parts = new LinkedHashMap<>();
      String part = "";
      for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\nGO\n")) {
        String statement = text.strip();
        if (statement.startsWith("-- ")) {
          int end = statement.indexOf('\n');
          part = statement.substring(3, end);
          statement = statement.substring(end + 1);
        }
        parts.computeIfAbsent(part, key -> new ArrayList<>()).add(statement);
      }
      return new SuiteScript(parts);
    }
  }

  /** Returns the statements of a part, at least one. */
  public List<String> part(String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }
}
