package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "18456, S0001, LOGIN_FAILED",
    "4060, S0001, DATABASE_NOT_FOUND",
    "229, S0005, PERMISSION_DENIED",
    "1205, 40001, DEADLOCK_OR_TRANSIENT",
    "40613, S0001, DEADLOCK_OR_TRANSIENT",
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
