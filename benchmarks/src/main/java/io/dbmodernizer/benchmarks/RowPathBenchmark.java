package io.dbmodernizer.benchmarks;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.checksum.RowDigester;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.StoredValues;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The time to read, to hash and to bind one row of five values: an integer, a text, a decimal, a
 * date with time and a GUID. H2 runs in the same JVM.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class RowPathBenchmark {
  private static final int ROWS = 1_000;
  private static final List<ColumnType> TYPES =
      List.of(
          ColumnType.of(TypeFamily.INT),
          ColumnType.ofLength(TypeFamily.NVARCHAR, 80),
          ColumnType.decimal(19, 4),
          ColumnType.temporal(TypeFamily.DATETIME2, 7),
          ColumnType.of(TypeFamily.UNIQUEIDENTIFIER));

  private final @Nullable Object[] hashed = {
    123_456L,
    "Customer 123456",
    new BigDecimal("41152.0000"),
    LocalDateTime.of(2024, 2, 29, 12, 34, 56, 123_456_700),
    UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff")
  };
  private final @Nullable Object[] bound = hashed.clone();
  private Connection connection;
  private SqlDialect dialect;
  private PreparedStatement insert;

  /** Creates the table. */
  @Setup
  public void prepare() throws SQLException {
    bound[4] = String.valueOf(hashed[4]);
    connection = DriverManager.getConnection("jdbc:h2:mem:rows;MODE=MSSQLServer");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t(a INT, b NVARCHAR(80), c DECIMAL(19,4), d DATETIME2(7), e UUID)");
      statement.execute(
          "INSERT INTO t SELECT X, 'Customer ' || X, X / 3.0,"
              + " DATEADD(SECOND, X, TIMESTAMP '2020-01-01 00:00:00'), RANDOM_UUID()"
              + " FROM SYSTEM_RANGE(1, "
              + ROWS
              + ")");
    }
    dialect = SqlDialect.of(connection);
    insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
  }

  /** Closes the connection. */
  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  /** Hashes a row. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public TableDigest hash() throws SQLException {
    RowDigester digester = new RowDigester();
    for (int row = 0; row < ROWS; row++) {
      for (Object value : hashed) {
        digester.add(value);
      }
      digester.endOfRow();
    }
    return digester.digest();
  }

  /** Binds a row to an insert statement, without executing it. */
  @Benchmark
  public PreparedStatement bind() throws SQLException {
    for (int at = 0; at < bound.length; at++) {
      ColumnValues.write(insert, at + 1, TYPES.get(at), bound[at]);
    }
    return insert;
  }

  /** Reads a row to write it. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int read() throws SQLException {
    int hash = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
      while (rows.next()) {
        for (int at = 0; at < TYPES.size(); at++) {
          Object value = StoredValues.readToWrite(rows, at + 1, TYPES.get(at), dialect);
          hash = hash * 31 + (value == null ? 0 : value.hashCode());
        }
      }
    }
    return hash;
  }
}
