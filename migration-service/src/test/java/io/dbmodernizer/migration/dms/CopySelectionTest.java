package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.table.MigrationTables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopySelectionTest {
  private static final List<String> ALL = List.of("Customer", "Order", "OrderLine", "Setting");

  private static MigrationTables tables(String... mismatched) {
    List<TableProgress> tables = new ArrayList<>();
    for (String table : ALL) {
      tables.add(
          TableProgress.newBuilder()
              .setTable("[dbo].[" + table + "]")
              .setState(
                  List.of(mismatched).contains(table) ? TableState.MISMATCHED : TableState.MATCHED)
              .build());
    }
    return new MigrationTables(tables);
  }

  /** Lines refer to orders, and orders to customers. */
  private static DatabaseCatalog target() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:mem:;MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA \"dbo\"");
      statement.execute("CREATE TABLE \"dbo\".\"Customer\" (\"Id\" INT PRIMARY KEY)");
      statement.execute(
          "CREATE TABLE \"dbo\".\"Order\" (\"Id\" INT PRIMARY KEY, \"C\" INT REFERENCES"
              + " \"dbo\".\"Customer\" ON DELETE CASCADE)");
      statement.execute(
          "CREATE TABLE \"dbo\".\"OrderLine\" (\"Id\" INT PRIMARY KEY, \"O\" INT REFERENCES"
              + " \"dbo\".\"Order\" ON DELETE CASCADE)");
      statement.execute("CREATE TABLE \"dbo\".\"Setting\" (\"Id\" INT PRIMARY KEY)");
      return SqlDialect.of(connection).reading(connection).tables();
    }
  }

  @Test
  void takesOnlyWhatDiffers() throws SQLException {
    assertThat(CopySelection.of(tables("Setting", "OrderLine"), target()))
        .extracting(Object::toString)
        .containsExactly("[dbo].[OrderLine]", "[dbo].[Setting]");
  }

  @Test
  void takesWhatRefersToIt() throws SQLException {
    assertThat(CopySelection.of(tables("Customer"), target()))
        .extracting(Object::toString)
        .containsExactly("[dbo].[Customer]", "[dbo].[Order]", "[dbo].[OrderLine]");
  }

  @Test
  void leavesTheVerdictsOfTheOthers() throws SQLException {
    // Given
    MigrationTables tables = tables("Order");

    // When
    CopySelection.begin(tables, CopySelection.of(tables, target()));

    // Then
    assertThat(tables.all())
        .extracting(TableProgress::getState)
        .containsExactly(
            TableState.MATCHED, TableState.PENDING, TableState.PENDING, TableState.MATCHED);
  }
}
