package io.dbmodernizer.cli.progress;

import io.dbmodernizer.client.EventReader;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioningFailed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows one migration, or all, from the first event that Kafka still has. One thread reads;
 * {@link #stop} may be called from any.
 */
public final class MigrationWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final @Nullable String migrationId;
  private final ProgressView view;
  private final StepTimes times = new StepTimes();
  private final EventReader reader;
  private @Nullable Outcome outcome;
  private volatile boolean stopped;

  /**
   * Begins to follow.
   *
   * @param connection Kafka client properties with the registry's
   * @param migrationId the migration, null for all
   * @param view shows what changes
   */
  public MigrationWatch(
      Map<String, Object> connection, @Nullable String migrationId, ProgressView view) {
    this.migrationId = migrationId;
    this.view = view;
    Map<String, Object> properties = new HashMap<>(connection);
    properties.put("group.id", "modernize-watch-" + UUID.randomUUID());
    properties.put("fetch.max.wait.ms", "100");
    this.reader =
        new EventReader(properties)
            .on(StepProgressed.class, handler(this::progressed))
            .on(ModernizationCompleted.class, handler(event -> ended(new Outcome.Completed())))
            .on(
                TargetProvisioningFailed.class,
                failure("provisioner", TargetProvisioningFailed::getFailure))
            .on(RequestRefused.class, failure("provisioner", RequestRefused::getFailure))
            .on(MigrationFailed.class, failure("migration", MigrationFailed::getFailure))
            .on(BackupFailed.class, failure("backup", BackupFailed::getFailure))
            .on(MonitoringFailed.class, failure("monitoring", MonitoringFailed::getFailure));
  }

  /**
   * Follows until the migration has ended, the time is up, or {@link #stop} is called. With no
   * migration named nothing ends it but the time.
   *
   * @param timeout longest time
   * @return how it ended
   */
  public Outcome await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (outcome == null && !stopped && System.nanoTime() < deadline) {
      reader.poll(POLL);
    }
    view.end();
    return outcome == null ? new Outcome.TimedOut() : outcome;
  }

  /**
   * When each step began and ended.
   *
   * @return the times seen so far
   */
  public StepTimes times() {
    return times;
  }

  /** Makes {@link #await} return soon. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    reader.close();
  }

  private void progressed(StepProgressed event) {
    times.accept(event);
    view.show(event);
  }

  private void ended(Outcome how) {
    if (migrationId != null && outcome == null) {
      outcome = how;
    }
  }

  private <T extends SpecificRecord> Consumer<ReceivedEvent<T>> failure(
      String stage, Function<T, Failure> failure) {
    return handler(event -> ended(new Outcome.Failed(stage, failure.apply(event))));
  }

  private <T extends SpecificRecord> Consumer<ReceivedEvent<T>> handler(Consumer<T> action) {
    return received -> {
      if (migrationId == null || migrationId.equals(received.key())) {
        action.accept(received.event());
      }
    };
  }
}
