package io.dbmodernizer.benchmarks;

import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The time to read the whole catalog of a database: its tables, its other objects and what does not
 * move.
 *
 * <p>The database is an H2 database in the memory of the same JVM. Each table has a key, a
 * reference, a check, an index and a view.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class CatalogBenchmark {

  /** Number of tables. */
  @Param({"500", "1000", "2000", "5000"})
  public int tables;

  private Connection connection;
  private SqlDialect dialect;

  /** Creates the tables and views. */
  @Setup
  public void prepare() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:catalog"
                + tables
                + ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    try (Statement statement = connection.createStatement()) {
      for (int at = 0; at < tables; at++) {
        statement.execute(
            "CREATE TABLE t" + at + "(id INT PRIMARY KEY, parent INT, v INT CHECK (v > 0))");
        statement.execute("CREATE INDEX i" + at + " ON t" + at + "(v)");
        statement.execute(
            "ALTER TABLE t" + at + " ADD FOREIGN KEY (parent) REFERENCES t" + at / 2 + "(id)");
        statement.execute("CREATE VIEW v" + at + " AS SELECT id, v FROM t" + at);
      }
    }
    dialect = SqlDialect.of(connection);
  }

  /** Closes the connection. */
  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  /** Reads everything. */
  @Benchmark
  public List<Object> read() throws SQLException {
    DatabaseReading reading = dialect.reading(connection);
    return List.of(reading.tables(), reading.objects(), reading.unmoved());
  }
}
