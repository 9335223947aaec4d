package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.runtime.step.StepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentServerTest {
  private static final String SQL_SERVER =
      "jdbc:sqlserver://{host}:{port};databaseName={database};encrypt={encrypt}";
  private static final String H2_SERVER = "jdbc:h2:tcp://{host}:{port}/mem:{database}";

  private ServerSocket silent;

  @BeforeEach
  void listen() throws IOException {
    // Accepts by its backlog and never reads.
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {SQL_SERVER, H2_SERVER})
  void serverThatAcceptsAndNeverAnswersIsUnreachableAfterTheLoginTimeout(String url) {
    // Given
    SqlConnections connections = connections(url, Duration.ofSeconds(1), Duration.ofMinutes(5));
    SqlEndpoint endpoint = connections.source(source(silent.getLocalPort()));

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> connections.open(endpoint))
        .satisfies(
            e -> {
              assertThat(e.failed().failure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
              assertThat(e.failed().failure().getMessage())
                  .contains("127.0.0.1:" + silent.getLocalPort());
              assertThat(e.failed().retryable()).isTrue();
            });
  }

  @Test
  void serverThatStopsAnsweringEndsTheStatementAfterTheAnswerTimeout()
      throws SQLException, IOException {
    // Given
    Server database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try (FreezableProxy proxy = new FreezableProxy(database.getPort())) {
      SqlConnections connections =
          connections(H2_SERVER, Duration.ofSeconds(10), Duration.ofSeconds(1));
      SqlEndpoint endpoint = connections.source(source(proxy.port()));

      // When / Then
      assertThatExceptionOfType(StepException.class)
          .isThrownBy(
              () ->
                  connections.call(
                      endpoint,
                      connection -> {
                        proxy.freeze();
                        try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("SELECT 1")) {
                          return rows.next();
                        }
                      }))
          .satisfies(
              e ->
                  assertThat(e.failed().failure().getReason())
                      .isEqualTo(Reason.SOURCE_UNREACHABLE));
    } finally {
      database.stop();
    }
  }

  private static SqlConnections connections(String url, Duration login, Duration answer) {
    return new SqlConnections(
        new SqlProperties(url, "jdbc:h2:mem:{database}", login, answer, answer),
        TestSecrets.resolver());
  }

  private static SourceDatabase source(int port) {
    return SourceDatabase.newBuilder()
        .setHost("127.0.0.1")
        .setPort(port)
        .setDatabase("Sales")
        .setLogin("reader")
        .setPasswordRef("env:SOURCE_PASSWORD")
        .build();
  }
}
