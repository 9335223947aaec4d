package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.migration.table.TimeSlice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableEmptyingTest {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:;MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    execute("CREATE SCHEMA \"dbo\"");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<Table> tables() throws SQLException {
    return SqlDialect.of(connection).reading(connection).tables().tables();
  }

  private long rows() throws SQLException {
    long rows = 0;
    for (Table table : tables()) {
      try (Statement statement = connection.createStatement();
          ResultSet count =
              statement.executeQuery(
                  "SELECT COUNT(*) FROM " + SqlDialect.of(connection).quote(table.name()))) {
        count.next();
        rows += count.getLong(1);
      }
    }
    return rows;
  }

  @Test
  void emptiesReferringTablesFirst() throws SQLException {
    // Given
    execute(
        "CREATE TABLE \"dbo\".\"A\" (\"Id\" INT PRIMARY KEY)",
        "CREATE TABLE \"dbo\".\"B\" (\"Id\" INT PRIMARY KEY REFERENCES \"dbo\".\"A\")",
        "INSERT INTO \"dbo\".\"A\" VALUES (1)",
        "INSERT INTO \"dbo\".\"B\" VALUES (1)");

    // When
    int emptied = TableEmptying.empty(connection, tables(), TimeSlice.of(Duration.ofMinutes(1)));

    // Then
    assertThat(emptied).isEqualTo(2);
    assertThat(rows()).isZero();
  }

  @Test
  void emptiesTablesThatReferToThemselvesAndToEachOther() throws SQLException {
    // Given
    execute(
        "CREATE TABLE \"dbo\".\"A\" (\"Id\" INT PRIMARY KEY, \"B\" INT)",
        "CREATE TABLE \"dbo\".\"B\" (\"Id\" INT PRIMARY KEY REFERENCES \"dbo\".\"A\", \"Up\" INT"
            + " REFERENCES \"dbo\".\"B\")",
        "INSERT INTO \"dbo\".\"A\" VALUES (1, 1), (2, 1)",
        "INSERT INTO \"dbo\".\"B\" VALUES (1, 1), (2, 1)",
        "ALTER TABLE \"dbo\".\"A\" ADD FOREIGN KEY (\"B\") REFERENCES \"dbo\".\"B\"");

    // When
    TableEmptying.empty(connection, tables(), TimeSlice.of(Duration.ofMinutes(1)));

    // Then
    assertThat(rows()).isZero();
    assertThat(tables()).flatExtracting(Table::foreignKeys).hasSize(3);
  }

  @Test
  void handsOverWhenItsSliceIsOver() throws SQLException {
    // Given
    execute(
        "CREATE TABLE \"dbo\".\"A\" (\"Id\" INT PRIMARY KEY)",
        "INSERT INTO \"dbo\".\"A\" SELECT X FROM SYSTEM_RANGE(1, 25000)");

    // When
    int emptied = TableEmptying.empty(connection, tables(), TimeSlice.of(Duration.ZERO));

    // Then
    assertThat(emptied).isZero();
    assertThat(rows()).isEqualTo(15_000);
  }
}
