package io.dbmodernizer.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDatabaseTest {

  private static final String OWNER_PASSWORD = "owner-password-1";
  private static final String LOGIN_PASSWORD = "login-password-1";

  @TempDir static Path folder;
  private static List<String> generated = List.of();

  @BeforeAll
  static void create() throws Exception {
    assertThat(
            SampleDatabase.createIfAbsent(folder, OWNER_PASSWORD, LOGIN_PASSWORD, Optional.empty()))
        .isTrue();
    // Now, because a test takes a number of a sequence.
    generated = definitions(folder, OWNER_PASSWORD);
  }

  @Test
  void hasTheTablesSchemasAndRowsItPromises() throws Exception {
    // When
    Map<String, Long> rows = rowCounts();

    // Then
    assertThat(rows).hasSizeGreaterThanOrEqualTo(15);
    assertThat(rows.keySet().stream().map(name -> name.split("\\.")[0]).distinct())
        .containsExactlyInAnyOrder("Person", "HumanResources", "Production", "Sales");
    assertThat(rows.values()).allSatisfy(count -> assertThat(count).isPositive());
    assertThat(rows.values().stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(300_000);
  }

  @Test
  void usesEveryKindOfType() throws Exception {
    // When
    Set<String> types =
        column(
            "SELECT DISTINCT DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_SCHEMA IN ('Person', 'HumanResources', 'Production', 'Sales')");

    // Then
    assertThat(types)
        .contains(
            "BIGINT",
            "BINARY",
            "BINARY VARYING",
            "BOOLEAN",
            "CHARACTER",
            "CHARACTER VARYING",
            "DATE",
            "DOUBLE PRECISION",
            "INTEGER",
            "NUMERIC",
            "REAL",
            "SMALLINT",
            "TIME",
            "TIMESTAMP",
            "TIMESTAMP WITH TIME ZONE",
            "TINYINT",
            "UUID");
    assertThat(number("SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS WHERE IS_IDENTITY = 'YES'"))
        .isGreaterThanOrEqualTo(8);
    assertThat(
            number(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE IS_GENERATED = 'ALWAYS'"))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void hasNullsEmptyStringsUnicodeEmptyBinariesAndLargeText() throws Exception {
    assertThat(number("SELECT COUNT(*) FROM \"Person\".\"Person\" WHERE \"MiddleName\" IS NULL"))
        .isPositive();
    assertThat(number("SELECT COUNT(*) FROM \"Person\".\"Person\" WHERE \"MiddleName\" = ''"))
        .isPositive();
    assertThat(number("SELECT COUNT(*) FROM \"Person\".\"Person\" WHERE \"FirstName\" = '美咲'"))
        .isPositive();
    assertThat(
            number(
                "SELECT COUNT(*) FROM \"Production\".\"ProductDocument\""
                    + " WHERE OCTET_LENGTH(\"Thumbnail\") = 0"))
        .isPositive();
    assertThat(number("SELECT MAX(LENGTH(\"Body\")) FROM \"Production\".\"ProductDocument\""))
        .isGreaterThan(4_000);
  }

  @Test
  void keepsItsKeys() throws Exception {
    assertThat(number("SELECT COUNT(*) FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS"))
        .isGreaterThanOrEqualTo(20);
    for (TableRows table : SampleContent.tables()) {
      number(
          "ALTER TABLE \""
              + table.schema()
              + "\".\""
              + table.table()
              + "\" SET REFERENTIAL_INTEGRITY TRUE CHECK");
    }
    assertThat(
            number(
                "SELECT COUNT(*) FROM \"HumanResources\".\"Employee\" WHERE \"ManagerId\" IS NULL"))
        .isEqualTo(1);
    assertThatThrownBy(
            () -> number("DELETE FROM \"Person\".\"Country\" WHERE \"CountryCode\" = 'DE'"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void holdsObjectsBesideTables() throws Exception {
    assertThat(number("SELECT COUNT(*) FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = 'Sales'"))
        .isEqualTo(2);
    assertThat(number("SELECT COUNT(*) FROM \"Sales\".\"OverdueOrders\"")).isPositive();
    assertThat(number("SELECT NEXT VALUE FOR \"Sales\".\"InvoiceNumbers\""))
        .isGreaterThanOrEqualTo(200_100);
  }

  @Test
  void letsTheLoginReadAndNothingElse() throws Exception {
    // Given
    try (Connection connection = connect(SampleDatabase.LOGIN, LOGIN_PASSWORD);
        Statement statement = connection.createStatement()) {
      // When
      statement.executeQuery("SELECT COUNT(*) FROM \"Sales\".\"SalesOrder\"").close();

      // Then
      assertThatThrownBy(() -> statement.execute("DELETE FROM \"Sales\".\"SpecialOffer\""))
          .hasMessageContaining("Not enough rights");
    }
  }

  @Test
  void isNotCreatedTwice() throws Exception {
    assertThat(SampleDatabase.createIfAbsent(folder, OWNER_PASSWORD, LOGIN_PASSWORD)).isFalse();
    assertThat(folder).isDirectoryNotContaining("glob:**building*");
  }

  @Test
  void aCopyOfTheTemplateHasTheSameContentAndNotItsPassword(@TempDir Path other) throws Exception {
    // Given
    Optional<Path> template = SampleTemplate.find();
    assertThat(template).as("the template, which Maven makes before the tests").isPresent();

    // When
    SampleDatabase.createIfAbsent(other, "owner's-password", LOGIN_PASSWORD, template);

    // Then
    assertThat(definitions(other, "owner's-password"))
        .containsExactlyInAnyOrderElementsOf(generated)
        .anyMatch(line -> line.matches("rows of SalesOrderLine: \\d{6}"));
    assertThatThrownBy(() -> connect(other, SampleContent.OWNER, SampleContent.PASSWORD))
        .hasMessageContaining("Wrong user name or password");
    connect(other, SampleDatabase.LOGIN, LOGIN_PASSWORD).close();
  }

  @Test
  void producesTheSameRowsEveryTime() throws Exception {
    for (TableRows table : SampleContent.tables()) {
      assertThat(contentHash(table)).as(table.table()).isEqualTo(contentHash(table));
    }
  }

  private static long contentHash(TableRows table) throws SQLException {
    long[] hash = {7};
    table.source().writeTo(values -> hash[0] = hash[0] * 31 + Arrays.deepHashCode(values));
    return hash[0];
  }

  private static Map<String, Long> rowCounts() throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (TableRows table : SampleContent.tables()) {
      counts.put(
          table.schema() + "." + table.table(),
          number("SELECT COUNT(*) FROM \"" + table.schema() + "\".\"" + table.table() + "\""));
    }
    return counts;
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = connect("sa", OWNER_PASSWORD);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static Set<String> column(String sql) throws SQLException {
    try (Connection connection = connect("sa", OWNER_PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> values = new TreeSet<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Returns the definitions of all objects, and the number of rows of each table. */
  private static List<String> definitions(Path database, String ownerPassword) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = connect(database, SampleContent.OWNER, ownerPassword);
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "SCRIPT NODATA NOPASSWORDS NOSETTINGS",
              "SELECT 'rows of ' || TABLE_NAME || ': ' || ROW_COUNT_ESTIMATE"
                  + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'Sales'")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
        }
      }
    }
    return lines;
  }

  private static Connection connect(String user, String password) throws SQLException {
    return connect(folder, user, password);
  }

  private static Connection connect(Path database, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(
        SampleContent.url(database.resolve(SampleDatabase.NAME)) + ";IFEXISTS=TRUE",
        user,
        password);
  }
}
