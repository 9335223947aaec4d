package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlPoolPropertiesTest {
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration WAIT = Duration.ofMinutes(5);

  @Test
  void refusesAServerWithoutSessions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlPoolProperties(0, 1, IDLE, WAIT))
        .withMessageContaining("dbmodernizer.sql.pool.source-sessions is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlPoolProperties(1, 1_001, IDLE, WAIT))
        .withMessageContaining("dbmodernizer.sql.pool.target-sessions is 1001");
  }

  @Test
  void refusesTimesThatThePoolWouldIgnore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlPoolProperties(1, 1, Duration.ofSeconds(9), WAIT))
        .withMessageContaining("dbmodernizer.sql.pool.idle-time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlPoolProperties(1, 1, Duration.ofMinutes(31), WAIT))
        .withMessageContaining("dbmodernizer.sql.pool.idle-time");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlPoolProperties(1, 1, IDLE, Duration.ZERO))
        .withMessageContaining("dbmodernizer.sql.pool.session-wait");
  }
}
