package io.dbmodernizer.migration.testing;

import io.dbmodernizer.datamover.object.MovableKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The statements of a database in the shape of an application: tables with keys to each other,
 * numbers from sequences, functions in computed columns and checks, views on views, synonyms, types
 * and triggers. The same seed gives the same database.
 */
public final class GeneratedApplication {
  private static final int SCHEMAS = 3;
  private static final int ROWS = 40;
  private static final List<String> CODE =
      List.of(
          "java.lang.Math.abs(int)",
          "java.lang.Integer.bitCount(int)",
          "java.lang.Integer.signum(int)");

  private final Random random;
  private final List<String> statements = new ArrayList<>();
  private final List<String> relations = new ArrayList<>();
  private final Map<MovableKind, Integer> counts = new EnumMap<>(MovableKind.class);

  /**
   * Draws a database.
   *
   * @param tables the number of tables, at least 1
   */
  public GeneratedApplication(long seed, int tables) {
    random = new Random(seed);
    for (int i = 0; i < SCHEMAS; i++) {
      statements.add("CREATE SCHEMA " + quoted("App " + i));
    }
    for (int i = 0; i < CODE.size(); i++) {
      add(MovableKind.FUNCTION, "CREATE ALIAS " + function(i) + " FOR '" + CODE.get(i) + "'");
    }
    add(
        MovableKind.USER_TYPE,
        "CREATE DOMAIN " + name(0, "Percent") + " AS INT CHECK (VALUE BETWEEN 0 AND 100)");
    for (int i = 0; i < tables; i++) {
      table(i);
    }
    for (int i = 0; i < tables; i++) {
      rows(i);
    }
    for (int i = 0; i < tables; i++) {
      objects(i);
    }
    for (int i = 0; i < SCHEMAS; i++) {
      statements.add(
          "GRANT SELECT ON SCHEMA " + quoted("App " + i) + " TO " + quoted(MigrationSource.LOGIN));
    }
  }

  /** Returns the statements that create the database, in their order. */
  public String[] statements() {
    return statements.toArray(String[]::new);
  }

  /** Returns the number of objects beside the tables, by kind. */
  public Map<MovableKind, Integer> counts() {
    return Map.copyOf(counts);
  }

  private void table(int i) {
    String numbers = name(i, "Numbers]" + i);
    add(
        MovableKind.SEQUENCE,
        "CREATE SEQUENCE "
            + numbers
            + " START WITH "
            + random.nextInt(1000)
            + " INCREMENT BY "
            + (1 + random.nextInt(9)));
    String table = tableName(i);
    String function = function(random.nextInt(CODE.size()));
    StringBuilder sql = new StringBuilder("CREATE TABLE ").append(table).append(" (");
    sql.append("\"Id\" INT DEFAULT NEXT VALUE FOR ").append(numbers).append(" PRIMARY KEY, ");
    sql.append("\"Amount\" INT NOT NULL, \"Text\" VARCHAR(50) DEFAULT 'none', ");
    sql.append("\"Size\" INT GENERATED ALWAYS AS (").append(function).append("(\"Amount\")), ");
    sql.append("\"Parent\" INT, ");
    sql.append("CONSTRAINT \"CK ").append(i).append("\" CHECK (");
    sql.append(function(0)).append("(\"Amount\") < 1000))");
    statements.add(sql.toString());
    if (i > 0) {
      statements.add("CREATE INDEX \"IX " + i + "\" ON " + table + " (\"Parent\", \"Amount\")");
    }
    relations.add(table);
  }

  private void rows(int i) {
    String table = tableName(i);
    statements.add(
        "INSERT INTO "
            + table
            + " (\"Amount\", \"Text\") SELECT MOD(X * "
            + (1 + random.nextInt(97))
            + ", 999) - 400, 'text ' || X FROM SYSTEM_RANGE(1, "
            + ROWS
            + ")");
    if (i > 0) {
      String parent = tableName(random.nextInt(i));
      statements.add(
          "UPDATE " + table + " SET \"Parent\" = (SELECT MIN(\"Id\") FROM " + parent + ")");
      statements.add(
          "ALTER TABLE "
              + table
              + " ADD CONSTRAINT \"FK "
              + i
              + "\" FOREIGN KEY (\"Parent\") REFERENCES "
              + parent
              + " (\"Id\")");
    }
  }

  private void objects(int i) {
    for (int v = 0; v < 2; v++) {
      String view = name(random.nextInt(SCHEMAS), "View " + i + "." + v);
      String from = relations.get(random.nextInt(relations.size()));
      add(
          MovableKind.VIEW,
          "CREATE VIEW "
              + view
              + " AS SELECT \"Id\", \"Amount\", \"Text\" FROM "
              + from
              + " WHERE \"Amount\" > "
              + random.nextInt(50));
      relations.add(view);
    }
    add(MovableKind.SYNONYM, "CREATE SYNONYM " + name(i, "Synonym" + i) + " FOR " + tableName(i));
    add(
        MovableKind.TRIGGER,
        "CREATE TRIGGER "
            + name(i, "Trigger" + i)
            + " AFTER INSERT, UPDATE ON "
            + tableName(i)
            + " FOR EACH ROW CALL '"
            + FiringTrigger.class.getName()
            + "'");
  }

  private void add(MovableKind kind, String statement) {
    statements.add(statement);
    counts.merge(kind, 1, Integer::sum);
  }

  private static String function(int i) {
    return name(i, "Function" + i);
  }

  private static String tableName(int i) {
    return name(i, "Table " + i);
  }

  private static String name(int schema, String name) {
    return quoted("App " + schema % SCHEMAS) + "." + quoted(name);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
