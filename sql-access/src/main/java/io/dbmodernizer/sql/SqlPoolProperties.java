package io.dbmodernizer.sql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of the pooled sessions by which copies read and write. Each process has its own.
 *
 * @param sourceSessions the most pooled sessions at one source server, whatever the number of its
 *     databases, 1 to 1,000
 * @param targetSessions the most pooled sessions at one target server, whatever the number of its
 *     databases, 1 to 1,000
 * @param idleTime the time after which a session that nobody uses is closed, 10 s to 20 min
 * @param sessionWait the longest time to wait for a session while all are in use, 1 s to 24 h; then
 *     the work fails and is tried again
 */
@ConfigurationProperties("dbmodernizer.sql.pool")
public record SqlPoolProperties(
    @DefaultValue("8") int sourceSessions,
    @DefaultValue("16") int targetSessions,
    @DefaultValue("2m") Duration idleTime,
    @DefaultValue("5m") Duration sessionWait) {

  private static final int MOST_SESSIONS = 1_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range; the message names the
   *     setting
   */
  public SqlPoolProperties {
    requireSessions("source-sessions", sourceSessions);
    requireSessions("target-sessions", targetSessions);
    requireTime("idle-time", idleTime, Duration.ofSeconds(10), Duration.ofMinutes(20));
    requireTime("session-wait", sessionWait, Duration.ofSeconds(1), Duration.ofHours(24));
  }

  /** Returns the most sessions at one server of a side. */
  int sessions(SqlSide side) {
    return side == SqlSide.SOURCE ? sourceSessions : targetSessions;
  }

  private static void requireSessions(String name, int sessions) {
    if (sessions < 1 || sessions > MOST_SESSIONS) {
      throw new IllegalArgumentException(
          "dbmodernizer.sql.pool." + name + " is " + sessions + ", must be 1 to " + MOST_SESSIONS);
    }
  }

  private static void requireTime(String name, Duration time, Duration least, Duration most) {
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.sql.pool." + name + " is " + time + ", must be " + least + " to " + most);
    }
  }
}
