package io.dbmodernizer.datamover.compare;

import java.util.ArrayList;
import java.util.List;

/** Plants every difference of values, rows and columns in a table of every type. */
final class ValueDifferences {

  private ValueDifferences() {}

  static List<PlantedDifference> all() {
    List<PlantedDifference> all = new ArrayList<>();
    for (TypeCase type : TypeCases.all()) {
      for (ValueDifference difference : ValueDifference.values()) {
        all.add(
            type.value(difference)
                .map(other -> value(type, difference, other))
                .orElseGet(
                    () ->
                        PlantedDifference.notApplicable(
                            type.family(), difference.words(), type.reason(difference))));
      }
      rows(type, all);
      columns(type, all);
    }
    all.add(
        PlantedDifference.notApplicable(
            "rowversion", "any", "the target writes the values anew, and the assessment says so"));
    all.add(
        PlantedDifference.notApplicable(
            "sql_variant", "any", "the assessment refuses tables with columns of this type"));
    for (String type : List.of("hierarchyid", "geography", "geometry")) {
      all.add(
          PlantedDifference.notApplicable(
              type, "any", "its stored bytes are compared like those of varbinary(max)"));
    }
    return all;
  }

  private static PlantedDifference value(TypeCase type, ValueDifference difference, String other) {
    int bar = other.indexOf('|');
    String beforeBar = bar < 0 ? "" : other.substring(0, bar);
    String targetValue = other.substring(bar + 1);
    String targetType =
        difference != ValueDifference.BEYOND
            ? type.declaration()
            : beforeBar.isEmpty() ? type.otherType() : beforeBar;
    String sourceValue =
        switch (difference) {
          case ZERO -> "NULL";
          case LARGEST -> beforeBar;
          case BEFORE_1582 -> other.replace("1500-02-27", "1500-02-28");
          case ACCENT -> "'\u00e9'";
          case SURROGATE, OTHER_SURROGATE -> "'ab\ud800'";
          default -> type.value();
        };
    return PlantedDifference.of(
        type.family(),
        difference.words(),
        List.of(table(type.declaration()), row(1, sourceValue)),
        List.of(table(targetType), row(1, targetValue)));
  }

  private static void rows(TypeCase type, List<PlantedDifference> all) {
    String value = type.value();
    String other = type.value(ValueDifference.LEAST_STEP).orElseThrow();
    String table = table(type.declaration());
    String heap = "CREATE TABLE t(v " + type.declaration() + ")";
    String one = "INSERT INTO t VALUES (" + value + ")";
    String another = "INSERT INTO t VALUES (" + other + ")";
    add(all, type, "NULL instead of the value", table, row(1, value), row(1, "NULL"));
    add(all, type, "row missing", table, row(1, value), "");
    add(all, type, "row too many", table, "", row(1, value));
    add(all, type, "row doubled", heap, one, one + ";" + one);
    add(all, type, "one row twice, the other not", heap, one + ";" + another, one + ";" + one);
    add(
        all,
        type,
        "values of two rows exchanged",
        table,
        row(1, value) + ";" + row(2, other),
        row(1, other) + ";" + row(2, value));
    add(
        all,
        type,
        "values of two columns exchanged",
        "CREATE TABLE t(a " + type.declaration() + ", b " + type.declaration() + ")",
        "INSERT INTO t VALUES (" + value + ", " + other + ")",
        "INSERT INTO t VALUES (" + other + ", " + value + ")");
  }

  private static void columns(TypeCase type, List<PlantedDifference> all) {
    String name = type.declaration();
    String value = type.value();
    String plain = table(name);
    String required = table(name + " NOT NULL");
    String row = row(1, value);
    addColumns(all, type, "other type, same value", plain, table(type.otherType()), row, row);
    addColumns(all, type, "NOT NULL missing", required, plain, row, row);
    addColumns(all, type, "NOT NULL too many", plain, required, row, row);
    addColumns(all, type, "default missing", table(name + " DEFAULT " + value), plain, row, row);
    addColumns(
        all,
        type,
        "column missing",
        plain,
        "CREATE TABLE t(id INT PRIMARY KEY)",
        row,
        "INSERT INTO t VALUES (1)");
    addColumns(
        all,
        type,
        "column too many",
        "CREATE TABLE t(id INT PRIMARY KEY)",
        plain,
        "INSERT INTO t VALUES (1)",
        row(1, "NULL"));
  }

  private static void add(
      List<PlantedDifference> all,
      TypeCase type,
      String difference,
      String table,
      String sourceRows,
      String targetRows) {
    addColumns(all, type, difference, table, table, sourceRows, targetRows);
  }

  private static void addColumns(
      List<PlantedDifference> all,
      TypeCase type,
      String difference,
      String sourceTable,
      String targetTable,
      String sourceRows,
      String targetRows) {
    all.add(
        PlantedDifference.of(
            type.family(),
            difference,
            statements(sourceTable, sourceRows),
            statements(targetTable, targetRows)));
  }

  private static List<String> statements(String table, String rows) {
    return rows.isEmpty() ? List.of(table) : List.of(table, rows);
  }

  static String table(String type) {
    return "CREATE TABLE t(id INT CONSTRAINT pk PRIMARY KEY, v " + type + ")";
  }

  static String row(int id, String value) {
    return "INSERT INTO t VALUES (" + id + ", " + value + ")";
  }
}
