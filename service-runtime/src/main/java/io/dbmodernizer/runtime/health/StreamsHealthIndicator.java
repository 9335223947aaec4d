package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the stage can work; part of readiness. */
public final class StreamsHealthIndicator implements HealthIndicator {
  private final Supplier<KafkaStreams.@Nullable State> state;
  private final StreamThreadDeaths deaths;
  private final BrokerWatch broker;
  private final TaskPulse pulse;
  private final RestorationWatch restorations;
  private final StageHealthProperties properties;
  private final InstantSource clock;
  private boolean hasRun;
  private @Nullable Instant rebalancingSince;

  /**
   * @param state of Kafka Streams; null before it is started
   * @param deaths of stream threads
   * @param broker what it says
   * @param pulse of the tasks
   * @param restorations of the stores
   * @param properties times
   * @param clock time
   */
  public StreamsHealthIndicator(
      Supplier<KafkaStreams.@Nullable State> state,
      StreamThreadDeaths deaths,
      BrokerWatch broker,
      TaskPulse pulse,
      RestorationWatch restorations,
      StageHealthProperties properties,
      InstantSource clock) {
    this.state = state;
    this.deaths = deaths;
    this.broker = broker;
    this.pulse = pulse;
    this.restorations = restorations;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public synchronized Health health() {
    KafkaStreams.State now = state.get();
    Health.Builder health = works(now) ? Health.up() : Health.down();
    health.withDetail("state", now == null ? "NOT_STARTED" : now.name());
    deaths.unrecovered().ifPresent(death -> died(health, death));
    silent(broker.silence()).ifPresent(text -> health.down().withDetail("broker", text));
    Map<String, String> stalled = broker.stalledPartitions();
    if (!stalled.isEmpty()) {
      health.down().withDetail("stalledPartitions", stalled);
    }
    Map<String, Duration> hanging = pulse.silentFor(properties.stalledAfter());
    if (!hanging.isEmpty()) {
      health.down().withDetail("hangingTasks", hanging);
    }
    Map<String, String> standing = restorations.standingFor(properties.stalledAfter());
    if (!standing.isEmpty()) {
      health.down().withDetail("stalledRestorations", standing);
    }
    return health.build();
  }

  /** A rebalance is part of work, unless it is the first or does not end. */
  private boolean works(KafkaStreams.@Nullable State now) {
    if (now == KafkaStreams.State.RUNNING) {
      hasRun = true;
      rebalancingSince = null;
      return true;
    }
    if (now != KafkaStreams.State.REBALANCING) {
      return false;
    }
    Instant since = rebalancingSince == null ? clock.instant() : rebalancingSince;
    rebalancingSince = since;
    return hasRun && clock.instant().isBefore(since.plus(properties.stalledAfter()));
  }

  private Optional<String> silent(Duration silence) {
    return silence.compareTo(properties.brokerSilence()) < 0
        ? Optional.empty()
        : Optional.of(
            "no answer for %d s; check that it runs and can be reached"
                .formatted(silence.toSeconds()));
  }

  static void died(Health.Builder health, StreamThreadDeaths.Death death) {
    health
        .down()
        .withDetail("threadDeath", death.cause())
        .withDetail("threadDeathAt", death.at().toString())
        .withDetail("deathsInSuccession", death.inSuccession())
        .withDetail(
            "remedy",
            death.last()
                ? "Restart the service; if it fails again, look at its log for the record it fails at."
                : "Wait: the thread is replaced; if it goes on, look at the service's log.");
  }
}
