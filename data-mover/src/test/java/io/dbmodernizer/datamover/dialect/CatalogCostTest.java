package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.sqlserver.RecordedStatements;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation;
import io.dbmodernizer.datamover.object.PrincipalMove;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The cost of reading a catalog: a fixed number of queries without joins of views that have no
 * indexes. So the cost grows with the number of rows and not with its square.
 */
class CatalogCostTest {

  private static final int TABLES = 5_000;

  /**
   * The queries for all of a SQL Server database that has everything which costs a query only where
   * it exists: table types, full-text indexes, XML and spatial indexes, statistics and so on.
   */
  private static final int QUERIES_FOR_ALL = 39;

  /** The queries for tables alone. */
  private static final int QUERIES_FOR_TABLES = 12;

  @Test
  void h2IsReadByAFixedNumberOfQueriesWithoutJoins() throws Exception {
    try (TestDatabase few = new TestDatabase();
        TestDatabase many = new TestDatabase()) {
      // Given
      tables(few, 1);
      tables(many, 40);

      // When
      List<String> queries = queries(few.connection(), CatalogCostTest::readH2);
      List<String> more = queries(many.connection(), CatalogCostTest::readH2);

      // Then
      assertThat(more).isEqualTo(queries).noneMatch(CatalogCostTest::joins).hasSizeGreaterThan(5);
    }
  }

  @Test
  void tablesOfASqlServerAreReadByAFixedNumberOfQueriesWithoutJoins() throws Exception {
    try (TestDatabase few = SqlServerImitation.openWithPlatform();
        TestDatabase many = SqlServerImitation.openWithPlatform()) {
      // Given
      SqlServerImitation.addTables(many, 40);

      // When
      List<String> queries = queries(few.connection(), CatalogCostTest::readTablesOfSqlServer);
      List<String> more = queries(many.connection(), CatalogCostTest::readTablesOfSqlServer);

      // Then
      assertThat(more)
          .isEqualTo(queries)
          .noneMatch(CatalogCostTest::joins)
          .hasSize(QUERIES_FOR_TABLES);
    }
  }

  @Test
  void allOfASqlServerIsReadByAFixedNumberOfQueriesWithoutJoins() throws Exception {
    try (TestDatabase few = SqlServerImitation.openWithPlatform();
        TestDatabase many = SqlServerImitation.openWithPlatform()) {
      // Given
      few.execute(SqlServerImitation.ONE_OF_EACH_FEATURE);
      many.execute(SqlServerImitation.ONE_OF_EACH_FEATURE);
      SqlServerImitation.addTables(few, 10);
      SqlServerImitation.addTables(many, 200);

      // When
      List<String> queries = queries(few.connection(), CatalogCostTest::readAllOfSqlServer);
      List<String> more = queries(many.connection(), CatalogCostTest::readAllOfSqlServer);

      // Then
      assertThat(more)
          .isEqualTo(queries)
          .doesNotHaveDuplicates()
          .noneMatch(CatalogCostTest::joins)
          .hasSize(QUERIES_FOR_ALL);
    }
  }

  @Test
  void fiveThousandTablesAreReadOnBothDialects() throws Exception {
    try (TestDatabase h2 = new TestDatabase();
        TestDatabase sqlServer = SqlServerImitation.open()) {
      // Given
      tables(h2, TABLES);
      SqlServerImitation.addTables(sqlServer, TABLES);

      // Then
      assertThat(h2.catalog().tables())
          .hasSize(TABLES)
          .allSatisfy(
              table -> {
                assertThat(table.columns()).hasSize(3);
                assertThat(table.primaryKey()).isNotNull();
                assertThat(table.indexes()).hasSize(1);
                assertThat(table.foreignKeys()).hasSize(1);
                assertThat(table.checks()).hasSize(1);
              });
      assertThat(SqlServerImitation.reading(sqlServer.connection()).tables().tables())
          .filteredOn(table -> table.name().name().startsWith("T"))
          .hasSize(TABLES)
          .allSatisfy(
              table -> {
                assertThat(table.columns()).hasSize(2);
                assertThat(table.primaryKey()).isNotNull();
                assertThat(table.foreignKeys()).hasSize(1);
              });
    }
  }

  private interface Reading {
    Object read(Connection connection) throws SQLException;
  }

  private static Object readH2(Connection connection) throws SQLException {
    DatabaseReading reading = H2Dialect.INSTANCE.reading(connection);
    return List.of(reading.tables(), reading.nextIdentityValues());
  }

  private static Object readTablesOfSqlServer(Connection connection) throws SQLException {
    DatabaseReading reading = SqlServerImitation.reading(connection);
    return List.of(reading.tables(), reading.nextIdentityValues());
  }

  private static Object readAllOfSqlServer(Connection connection) throws SQLException {
    DatabaseReading reading = SqlServerImitation.reading(connection);
    return List.of(
        reading.tables(),
        reading.nextIdentityValues(),
        reading.objects(PrincipalMove.SAME),
        reading.unmoved(),
        reading.platformUses(),
        reading.sizes(),
        reading.rights());
  }

  private static boolean joins(String sql) {
    String text = sql.toUpperCase(Locale.ROOT);
    return text.contains("JOIN") || text.contains("EXISTS") || text.contains("(SELECT");
  }

  private static void tables(TestDatabase database, int count) throws SQLException {
    for (int at = 0; at < count; at++) {
      database.execute(
          "CREATE TABLE t" + at + "(id INT PRIMARY KEY, parent INT, v INT CHECK (v > 0))",
          "CREATE INDEX i" + at + " ON t" + at + "(v)",
          "ALTER TABLE t" + at + " ADD FOREIGN KEY (parent) REFERENCES t" + at / 2 + "(id)");
    }
  }

  private static List<String> queries(Connection connection, Reading reading) throws SQLException {
    List<String> queries = new ArrayList<>();
    reading.read(RecordedStatements.of(connection, queries));
    return queries;
  }
}
