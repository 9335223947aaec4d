package io.dbmodernizer.migration.direct;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a worker of this instance gets no tasks. Other instances go on. */
public final class CopyWorkersHealthIndicator implements HealthIndicator {
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final CopyWorkers workers;
  private final InstantSource clock;

  /**
   * Creates the indicator.
   *
   * @param workers the workers of this instance
   * @param clock the time
   */
  public CopyWorkersHealthIndicator(CopyWorkers workers, InstantSource clock) {
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up().withDetail("workers", workers.all().size());
    workers.all().stream()
        .map(CopyWorker::failure)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            failure ->
                health
                    .down()
                    .withDetail("error", failure)
                    .withDetail(
                        "remedy",
                        "The workers need a broker of Kafka 4.2 or newer with share groups, and the"
                            + " right to read the group "
                            + CopyGroup.NAME
                            + "."));
    long silent =
        workers.all().stream()
            .filter(worker -> worker.seen().plus(SILENCE).isBefore(clock.instant()))
            .count();
    if (silent > 0) {
      health.down().withDetail("silent", silent);
    }
    return health.build();
  }
}
