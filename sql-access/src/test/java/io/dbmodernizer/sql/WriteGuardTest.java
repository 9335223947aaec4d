package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.runtime.step.WriteRefusedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteGuardTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final SqlWork<Boolean> WRITE =
      connection -> {
        try (Statement statement = connection.createStatement()) {
          return statement.execute("CREATE TABLE T (ID INT)");
        }
      };

  private final AtomicBoolean right = new AtomicBoolean(true);
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final SqlConnections connections =
      new SqlConnections(new SqlProperties(url, url, LONG, LONG, LONG), TestSecrets.resolver());

  @AfterEach
  void unbind() {
    WriteGuard.unbind();
  }

  @Test
  void statementOnTheTargetIsRefusedToARunThatHasLostItsRightWhileItWasConnected() {
    // Given
    WriteGuard guard = new WriteGuard(right::get);
    guard.bind();
    try (SqlSession session = connections.open(endpoint(SqlSide.TARGET))) {
      // When
      right.set(false);

      // Then
      assertThatExceptionOfType(WriteRefusedException.class)
          .isThrownBy(() -> session.call(WRITE))
          .withMessageContaining("target");
      assertThat(guard.hasRefused()).isTrue();

      // When
      right.set(true);

      // Then
      assertThat(session.call(WRITE)).isFalse();
    }
  }

  @Test
  void sourceMayBeReadWithoutTheRightToWrite() {
    // Given
    right.set(false);
    WriteGuard guard = new WriteGuard(right::get);
    guard.bind();

    // When
    boolean open = connections.call(endpoint(SqlSide.SOURCE), connection -> !connection.isClosed());

    // Then
    assertThat(open).isTrue();
    assertThat(guard.hasRefused()).isFalse();
  }

  private SqlEndpoint endpoint(SqlSide side) {
    return new SqlEndpoint(side, "db.example", 1433, "Sales", url, "sa", "env:SOURCE_PASSWORD");
  }
}
