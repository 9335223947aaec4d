package io.dbmodernizer.migration.testing;

import io.dbmodernizer.datamover.object.MovableKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Some tables of Microsoft's AdventureWorks with its types, views, functions, procedures, triggers
 * and comments, as far as H2 can declare them. The rows are made up.
 */
public final class AdventureWorksExcerpt {

  private static final Map<MovableKind, Pattern> KINDS =
      Map.of(
          MovableKind.USER_TYPE, Pattern.compile("CREATE DOMAIN .*"),
          MovableKind.VIEW, Pattern.compile("CREATE VIEW .*"),
          MovableKind.FUNCTION, Pattern.compile("CREATE ALIAS \"\\w+\"\\.\"ufn.*"),
          MovableKind.PROCEDURE, Pattern.compile("CREATE ALIAS \"\\w+\"\\.\"usp.*"),
          MovableKind.TRIGGER, Pattern.compile("CREATE TRIGGER .*"),
          MovableKind.COMMENT, Pattern.compile("COMMENT ON .*"));

  private static final Pattern SCHEMA = Pattern.compile("CREATE SCHEMA .*");

  private final List<String> statements;

  private AdventureWorksExcerpt(List<String> statements) {
    this.statements = statements;
  }

  /** Reads the script beside this class. */
  public static AdventureWorksExcerpt read() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            AdventureWorksExcerpt.class.getResourceAsStream("adventureworks.sql"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new AdventureWorksExcerpt(Arrays.stream(text.split(";\n")).toList());
    }
  }

  /** Returns the statements that create the database, and let the login read it. */
  public String[] statements() {
    List<String> all = new ArrayList<>(statements);
    statements.stream()
        .filter(sql -> SCHEMA.matcher(sql).matches())
        .map(sql -> sql.substring("CREATE SCHEMA ".length()))
        .forEach(
            schema ->
                all.add(
                    "GRANT SELECT ON SCHEMA " + schema + " TO \"" + MigrationSource.LOGIN + '"'));
    return all.toArray(String[]::new);
  }

  /** Returns the number of objects beside the tables, by kind. */
  public Map<MovableKind, Integer> counts() {
    Map<MovableKind, Integer> counts = new EnumMap<>(MovableKind.class);
    KINDS.forEach(
        (kind, statement) ->
            counts.put(
                kind,
                (int) statements.stream().filter(sql -> statement.matcher(sql).matches()).count()));
    return counts;
  }
}
