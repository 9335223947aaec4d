package io.dbmodernizer.monitoring.api.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of GET /api/v1/stream.
 *
 * @param maxClients most clients at the same time, 0 to 10000; further ones get 503
 * @param pending most bytes that wait for a client, at least 16KB; a client that reads too slowly
 *     is disconnected
 * @param heartbeat time between two comments that keep the connection open, 100ms to 1m
 */
@ConfigurationProperties("dbmodernizer.api.stream")
record StreamProperties(
    @DefaultValue("200") int maxClients,
    @DefaultValue("8MB") DataSize pending,
    @DefaultValue("15s") Duration heartbeat) {
  private static final int MOST_CLIENTS = 10_000;
  private static final DataSize LEAST_PENDING = DataSize.ofKilobytes(16);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Checks the ranges. */
  StreamProperties {
    if (maxClients < 0 || maxClients > MOST_CLIENTS) {
      throw new IllegalArgumentException(
          "dbmodernizer.api.stream.max-clients is " + maxClients + ", must be 0 to 10000");
    }
    if (pending.compareTo(LEAST_PENDING) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.api.stream.pending is " + pending + ", must be at least 16KB");
    }
    if (heartbeat.compareTo(SHORTEST) < 0 || heartbeat.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.api.stream.heartbeat is " + heartbeat + ", must be 100ms to 1m");
    }
  }
}
