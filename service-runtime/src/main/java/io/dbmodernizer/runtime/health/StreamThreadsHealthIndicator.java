package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the stage cannot recover by itself; part of liveness. */
public final class StreamThreadsHealthIndicator implements HealthIndicator {
  /** How much longer than "not ready" a thread may hang before it counts as lost. */
  private static final int PATIENCE = 5;

  private final Supplier<KafkaStreams.@Nullable State> state;
  private final StreamThreadDeaths deaths;
  private final TaskPulse pulse;
  private final StageHealthProperties properties;

  /**
   * @param state of Kafka Streams; null before it is started
   * @param deaths of stream threads
   * @param pulse of the tasks
   * @param properties times
   */
  public StreamThreadsHealthIndicator(
      Supplier<KafkaStreams.@Nullable State> state,
      StreamThreadDeaths deaths,
      TaskPulse pulse,
      StageHealthProperties properties) {
    this.state = state;
    this.deaths = deaths;
    this.pulse = pulse;
    this.properties = properties;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    KafkaStreams.State now = state.get();
    if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.PENDING_ERROR) {
      health.down().withDetail("state", now.name()).withDetail("remedy", "Restart the service.");
    }
    deaths
        .unrecovered()
        .filter(StreamThreadDeaths.Death::last)
        .ifPresent(death -> StreamsHealthIndicator.died(health, death));
    Map<String, Duration> hanging =
        pulse.silentFor(properties.stalledAfter().multipliedBy(PATIENCE));
    if (!hanging.isEmpty()) {
      health
          .down()
          .withDetail("hangingTasks", hanging)
          .withDetail(
              "remedy", "Restart the service; a thread dump before that tells why it hangs.");
    }
    return health.build();
  }
}
