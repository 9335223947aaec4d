package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
   * The most queries for a database that has table types, which are read like tables. Views that
   * several readings need are still read once for each.
   */
  private static final int MOST_QUERIES = 110;

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
      assertThat(more).isEqualTo(queries).noneMatch(CatalogCostTest::joins);
    }
  }

  @Test
  void sqlServerIsReadByAFixedNumberOfQueriesWithoutJoins() throws Exception {
    try (TestDatabase few = SqlServerImitation.open();
        TestDatabase many = SqlServerImitation.open()) {
      // Given
      SqlServerImitation.addTables(many, 40);

      // When
      List<String> queries = queries(few.connection(), CatalogCostTest::readSqlServer);
      List<String> more = queries(many.connection(), CatalogCostTest::readSqlServer);

      // Then
      assertThat(more).isEqualTo(queries).noneMatch(CatalogCostTest::joins);
    }
  }

  @Test
  void allOfASqlServerIsReadByAFixedNumberOfQueries() throws Exception {
    try (TestDatabase few = SqlServerImitation.openWithObjects();
        TestDatabase many = SqlServerImitation.openWithObjects()) {
      // Given
      SqlServerImitation.addTables(few, 10);
      SqlServerImitation.addTables(many, 200);

      // When
      List<String> queries = queries(few.connection(), CatalogCostTest::readAllOfSqlServer);
      List<String> more = queries(many.connection(), CatalogCostTest::readAllOfSqlServer);

      // Then
      assertThat(more).isEqualTo(queries).hasSizeLessThanOrEqualTo(MOST_QUERIES);
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
      assertThat(
              new SqlServerCatalogReader(SqlServerDialect.INSTANCE::quote)
                  .read(sqlServer.connection(), 16)
                  .tables())
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
    return List.of(
        H2Dialect.INSTANCE.catalogReader().read(connection),
        H2Dialect.INSTANCE.nextIdentityValues(connection));
  }

  private static Object readSqlServer(Connection connection) throws SQLException {
    return List.of(
        new SqlServerCatalogReader(SqlServerDialect.INSTANCE::quote).read(connection, 16),
        SqlServerDialect.INSTANCE.nextIdentityValues(connection));
  }

  private static Object readAllOfSqlServer(Connection connection) throws SQLException {
    return List.of(
        readSqlServer(connection),
        new SqlServerObjectReader().read(connection, 16),
        new SqlServerUnmovedObjects().read(connection, 16));
  }

  private static boolean joins(String sql) {
    return sql.toUpperCase(Locale.ROOT).contains("JOIN");
  }

  private static void tables(TestDatabase database, int count) throws SQLException {
    for (int at = 0; at < count; at++) {
      database.execute(
          "CREATE TABLE t" + at + "(id INT PRIMARY KEY, parent INT, v INT CHECK (v > 0))",
          "CREATE INDEX i" + at + " ON t" + at + "(v)",
          "ALTER TABLE t" + at + " ADD FOREIGN KEY (parent) REFERENCES t" + at / 2 + "(id)");
    }
  }

  /** Runs a reading on a connection that notes the queries. */
  private static List<String> queries(Connection connection, Reading reading) throws SQLException {
    List<String> queries = new ArrayList<>();
    Connection noting =
        proxy(
            Connection.class,
            connection,
            (name, arguments, result) -> {
              if (result instanceof Statement statement) {
                return proxy(
                    Statement.class,
                    statement,
                    (method, values, answer) -> {
                      if (method.equals("executeQuery")) {
                        queries.add((String) values[0]);
                      }
                      return answer;
                    });
              }
              return result;
            });
    reading.read(noting);
    return queries;
  }

  private interface After {
    Object apply(String method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return after.apply(method.getName(), arguments, method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
