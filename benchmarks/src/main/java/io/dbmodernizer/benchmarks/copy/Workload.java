package io.dbmodernizer.benchmarks.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tables to copy.
 *
 * @param name the name in the report
 * @param tables the names of the tables, all of the same columns; the first column is the key
 * @param rows the rows of each table
 * @param columns the declarations of the columns
 * @param values the SQL of the values of row X
 */
record Workload(String name, List<String> tables, int rows, String columns, String values) {

  private static final String NARROW =
      "\"Id\" INT PRIMARY KEY, \"Customer\" INT NOT NULL, \"Name\" NVARCHAR(50),"
          + " \"Amount\" DECIMAL(19, 4), \"PlacedAt\" DATETIME2(3)";
  private static final String NARROW_VALUES =
      "X, MOD(X, 1000), 'Customer number ' || X, X * 37 / 100.0,"
          + " DATEADD(SECOND, X, TIMESTAMP '2020-01-01 00:00:00')";
  private static final String MIXED =
      ", \"Whole%1$d\" INT, \"Big%1$d\" BIGINT, \"Text%1$d\" NVARCHAR(80), \"Code%1$d\" CHAR(8),"
          + " \"Amount%1$d\" DECIMAL(19, 4), \"Ratio%1$d\" FLOAT, \"Day%1$d\" DATE,"
          + " \"Moment%1$d\" DATETIME2(7), \"Flag%1$d\" BIT, \"Token%1$d\" UNIQUEIDENTIFIER";
  private static final String MIXED_VALUES =
      ", X * 3, CASE WHEN MOD(X, 7) > 0 THEN X * 1000003 END, 'Some text of a row, number ' || X,"
          + " 'CODE-' || MOD(X, 900), X / 7.0, X / 3.0E0, DATEADD(DAY, MOD(X, 9000),"
          + " DATE '2000-01-01'), DATEADD(SECOND, X, TIMESTAMP '2020-01-01 00:00:00.1234567'),"
          + " MOD(X, 2) = 1, CAST('6F9619FF-8B86-D011-B42D-' || LPAD(X, 12, '0') AS UUID)";

  /** One million rows of five columns. */
  static Workload narrow(double scale) {
    return new Workload(
        "narrow", List.of("Orders"), (int) (1_000_000 * scale), NARROW, NARROW_VALUES);
  }

  /** 200,000 rows of 31 columns of ten types. */
  static Workload wide(double scale) {
    String columns =
        "\"Id\" INT PRIMARY KEY"
            + String.join(
                "", IntStream.rangeClosed(1, 3).mapToObj(at -> MIXED.formatted(at)).toList());
    String values = "X" + MIXED_VALUES.repeat(3);
    return new Workload("wide", List.of("Wide"), (int) (200_000 * scale), columns, values);
  }

  /** 500 tables of 20 rows. */
  static Workload small(double scale) {
    List<String> names =
        IntStream.rangeClosed(1, (int) (500 * scale)).mapToObj(at -> "Small" + at).toList();
    return new Workload("small tables", names, 20, NARROW, NARROW_VALUES);
  }

  /** Returns the name of a table as SQL text. */
  static String quoted(String table) {
    return "\"dbo\".\"" + table + "\"";
  }

  /** Creates the tables anew, without rows. */
  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
      statement.execute("CREATE SCHEMA \"dbo\"");
      for (String table : tables) {
        statement.execute("CREATE TABLE " + quoted(table) + "(" + columns + ")");
      }
    }
  }

  /** Creates the tables with their rows. */
  void fill(Connection connection) throws SQLException {
    create(connection);
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute(
            "INSERT INTO "
                + quoted(table)
                + " SELECT "
                + values
                + " FROM SYSTEM_RANGE(1, "
                + rows
                + ")");
      }
    }
  }

  long totalRows() {
    return (long) rows * tables.size();
  }
}
