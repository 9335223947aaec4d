package io.dbmodernizer.benchmarks;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The time for the checksum of a table of 50,000 rows, and for comparison the time to only read the
 * same rows.
 *
 * <p>The table is in an H2 database in the memory of the same JVM, so that no network is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class TableDigestBenchmark {
  private static final int ROWS = 50_000;
  private static final TableName NAME = new TableName("dbo", "Orders");

  private Connection connection;
  private SqlDialect dialect;
  private Table table;

  /** Creates the table. */
  @Setup
  public void prepare() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:digest;MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"dbo\"");
      statement.execute(
          "CREATE TABLE \"dbo\".\"Orders\" (\"Id\" INT PRIMARY KEY, \"Customer\" NVARCHAR(80),"
              + " \"Total\" DECIMAL(19,4), \"PlacedAt\" DATETIME2(7), \"Token\" UNIQUEIDENTIFIER)");
      statement.execute(
          "INSERT INTO \"dbo\".\"Orders\" SELECT X, 'Customer ' || X, X / 3.0,"
              + " DATEADD(SECOND, X, TIMESTAMP '2020-01-01 00:00:00'), RANDOM_UUID()"
              + " FROM SYSTEM_RANGE(1, "
              + ROWS
              + ")");
    }
    dialect = SqlDialect.of(connection);
    table = dialect.reading(connection).tables().table(NAME).orElseThrow();
  }

  /** Closes the connection. */
  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  /** Computes the checksum of the rows. */
  @Benchmark
  public TableDigest digest() throws SQLException {
    return TableDigester.digest(connection, table, dialect);
  }

  /**
   * Only reads the same columns. Returns a value made from all of them, so that the JVM cannot
   * leave out the reading.
   */
  @Benchmark
  public int readOnly() throws SQLException {
    int hash = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"dbo\".\"Orders\"")) {
      while (rows.next()) {
        for (int column = 1; column <= 5; column++) {
          hash = hash * 31 + rows.getObject(column).hashCode();
        }
      }
    }
    return hash;
  }
}
