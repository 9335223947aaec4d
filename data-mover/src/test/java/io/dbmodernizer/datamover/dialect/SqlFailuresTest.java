package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.SmallDisk;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailuresTest {

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() {
    assertThat(kindOf(() -> open("jdbc:h2:tcp://127.0.0.1:1/mem:x")))
        .isEqualTo(SqlFailureKind.UNREACHABLE);
    assertThat(kindOf(() -> open("jdbc:h2:tcp://no.such.host.invalid/mem:x")))
        .isEqualTo(SqlFailureKind.UNREACHABLE);
    assertThat(kindOf(() -> open("jdbc:sqlserver://127.0.0.1:1;encrypt=false;connectRetryCount=0")))
        .isEqualTo(SqlFailureKind.UNREACHABLE);
  }

  @Test
  void aWrongPasswordAndAMissingDatabaseAreToldApart() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0").start();
    try (Connection keeper = DriverManager.getConnection("jdbc:h2:mem:failures", "sa", "right")) {
      String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:";
      assertThat(keeper.isValid(1)).isTrue();
      assertThat(kindOf(() -> open(url + "failures"))).isEqualTo(SqlFailureKind.LOGIN_FAILED);
      assertThat(kindOf(() -> open(url + "nothere"))).isEqualTo(SqlFailureKind.DATABASE_NOT_FOUND);
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatGoesWhileRowsAreReadIsUnreachable() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0").start();
    try (Connection keeper = DriverManager.getConnection("jdbc:h2:mem:leaving", "sa", "right")) {
      assertThat(keeper.isValid(1)).isTrue();
      // Not closed: the server that would hear of it is gone.
      Connection reader =
          DriverManager.getConnection(
              "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:leaving;LAZY_QUERY_EXECUTION=1",
              "sa",
              "right");
      Statement statement = reader.createStatement();
      statement.setFetchSize(10);
      ResultSet rows = statement.executeQuery("SELECT X FROM SYSTEM_RANGE(1, 1000)");
      assertThat(rows.next()).isTrue();
      server.stop();
      assertThat(
              kindOf(
                  () -> {
                    while (rows.next()) {
                      assertThat(rows.getInt(1)).isPositive();
                    }
                  }))
          .isEqualTo(SqlFailureKind.UNREACHABLE);
    }
  }

  @Test
  void aMissingRightAndABrokenKeyAreToldApart() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute(
          "CREATE TABLE t(id INT PRIMARY KEY)",
          "INSERT INTO t VALUES (1)",
          "CREATE USER reader PASSWORD 'r'");
      try (Connection reader = database.connect("reader", "r")) {
        assertThat(kindOf(() -> run(reader, "SELECT * FROM t")))
            .isEqualTo(SqlFailureKind.PERMISSION_DENIED);
      }
      assertThat(kindOf(() -> database.execute("INSERT INTO t VALUES (1)")))
          .isEqualTo(SqlFailureKind.CONSTRAINT_VIOLATION);
      assertThat(kindOf(() -> database.execute("INSERT INTO nowhere VALUES (1)")))
          .isEqualTo(SqlFailureKind.OTHER);
    }
  }

  @Test
  void aValueThatDoesNotFitItsColumnIsTheRowsFault() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute("CREATE TABLE t(id TINYINT, name VARCHAR(3), since DATE)");

      for (String values : List.of("(1000, '', NULL)", "(1, 'long', NULL)", "(1, '', 'soon')")) {
        SqlFailureKind kind = kindOf(() -> database.execute("INSERT INTO t VALUES " + values));
        assertThat(kind).as(values).isEqualTo(SqlFailureKind.INVALID_VALUE);
        assertThat(kind.isOfRows()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFullDiskIsOutOfSpace(boolean remote, @TempDir Path folder) throws Exception {
    // Given
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try (SmallDisk disk = new SmallDisk(1 << 20)) {
      String place = disk.path(folder.resolve("full").toString()) + SmallDisk.NO_TRACE;
      String address = remote ? "tcp://127.0.0.1:" + server.getPort() + "/" + place : place;
      try (TestDatabase database = new TestDatabase("jdbc:h2:" + address)) {
        database.execute("CREATE TABLE t(v VARBINARY(MAX))");

        // When
        SqlFailureKind kind =
            kindOf(
                () -> {
                  for (int row = 0; row < 10_000; row++) {
                    database.execute("INSERT INTO t VALUES (SECURE_RAND(10000))");
                  }
                });

        // Then
        assertThat(kind).isEqualTo(SqlFailureKind.OUT_OF_SPACE);
        disk.enlarge();
      }
    } finally {
      server.stop();
    }
  }

  /** Made by H2's own methods: when its sessions find the database closed is a matter of luck. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDatabaseThatIsClosedForItsFullDiskIsOutOfSpace(boolean remote) {
    // Given
    MVStoreException full = new MVStoreException(2, "Writing to /data/sales.mv.db failed");
    SQLException embedded = DbException.getJdbcSQLException(90098, full);
    SQLException seen =
        remote
            ? DbException.getJdbcSQLException(
                "The database has been closed", null, "90098", 90098, null, trace(embedded))
            : embedded;

    // When
    SqlFailureKind kind = SqlFailures.classify(new SideFailedException("target", seen));

    // Then
    assertThat(kind).isEqualTo(SqlFailureKind.OUT_OF_SPACE);
    assertThat(SqlFailures.classify(DbException.getJdbcSQLException(90098)))
        .isEqualTo(SqlFailureKind.UNREACHABLE);
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "18456, S0001, LOGIN_FAILED",
    "4060, S0001, DATABASE_NOT_FOUND",
    "229, S0005, PERMISSION_DENIED",
    "1205, 40001, DEADLOCK_OR_TRANSIENT",
    "40613, S0001, DEADLOCK_OR_TRANSIENT",
    "40197, S0001, DEADLOCK_OR_TRANSIENT",
    "40501, S0001, THROTTLED",
    "49918, S0001, THROTTLED",
    "49919, S0001, THROTTLED",
    "49920, S0001, THROTTLED",
    "10928, S0001, THROTTLED",
    "10929, S0001, THROTTLED",
    "10936, S0001, THROTTLED",
    "40552, S0001, THROTTLED",
    "40544, S0001, OUT_OF_SPACE",
    "1105, S0002, OUT_OF_SPACE",
    "1132, S0001, OUT_OF_SPACE",
    "9002, S0004, OUT_OF_SPACE",
    "245, S0001, INVALID_VALUE",
    "8115, S0002, INVALID_VALUE",
    "2628, S0001, INVALID_VALUE",
    "2627, 23000, CONSTRAINT_VIOLATION",
    "0, 08S01, UNREACHABLE",
    "0, 08001, UNREACHABLE",
    "102, S0001, OTHER"
  })
  void sqlServersNumbersAreKnown(int code, String state, SqlFailureKind kind) {
    SQLException failure = new SQLException("said by the server", state, code);

    assertThat(SqlFailures.classify(failure)).isEqualTo(kind);
    assertThat(SqlFailures.classify(new SQLException("wrapped", failure))).isEqualTo(kind);
  }

  @Test
  void theErrorBehindABatchCounts() {
    BatchUpdateException batch = new BatchUpdateException();
    batch.setNextException(new SQLException("duplicate", "23000", 2627));

    assertThat(SqlFailures.classify(batch)).isEqualTo(SqlFailureKind.CONSTRAINT_VIOLATION);
  }

  private static void open(String url) throws SQLException {
    DriverManager.getConnection(url, "sa", "wrong").close();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SqlFailureKind kindOf(ThrowingCallable call) {
    return SqlFailures.classify(catchThrowableOfType(SQLException.class, call));
  }
}
