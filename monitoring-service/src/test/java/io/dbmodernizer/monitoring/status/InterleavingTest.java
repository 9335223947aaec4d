package io.dbmodernizer.monitoring.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The snapshot is a function of the events: topics may be read in any interleaving, as long as the
 * records of each stay in order.
 */
class InterleavingTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSnapshotIsTheSameInWhateverOrderTheTopicsAreRead(long seed) {
    for (List<List<SpecificRecord>> life : List.of(longLife(), cancelledLife())) {
      for (Instant until : times(life)) {
        // Given: the events until a time
        List<List<SpecificRecord>> topics = until(life, until);

        // When
        String inOrder = read(topics, new ByTime());
        String shuffled = read(topics, new Shuffled(seed));

        // Then
        assertThat(shuffled).as("what had happened by %s", until).isEqualTo(inOrder);
      }
    }
  }

  /**
   * A migration that fails twice, completes, has upkeep and a restore, and is removed at the second
   * attempt.
   */
  private static List<List<SpecificRecord>> longLife() {
    return List.of(
        List.of(Events.requested()),
        List.of(
            Events.provisioned(10),
            Events.accepted(60, c -> c.setRetry(new RetryRequested())),
            Events.accepted(90, c -> c.setRetry(new RetryRequested())),
            Events.accepted(200, c -> c.setTeardown(new TeardownRequested())),
            Events.accepted(240, c -> c.setRetry(new RetryRequested())),
            TargetRemoved.newBuilder()
                .setMetadata(Events.metadata("target-removed", 260))
                .setRemoved(List.of(Events.resource("servers/sql-orders", true)))
                .build()),
        List.of(
            assessed(12),
            Events.migrationFailed(20),
            Events.migrationFailed(70),
            Events.migrated(130),
            removed(250)),
        List.of(
            Events.backedUp(14),
            Events.drifted(140),
            DatabaseRestored.newBuilder()
                .setMetadata(Events.metadata("restored", 160))
                .setDatabase(Events.resource("databases/orders-restored", true))
                .build(),
            Events.removalFailed("backup", "remove-first", 220),
            BackupRemoved.newBuilder().setMetadata(Events.metadata("gone", 245)).build()),
        List.of(
            Events.monitored(15),
            MonitoringRemoved.newBuilder()
                .setMetadata(Events.metadata("unwatched", 230))
                .setKept(List.of(Events.resource("workspaces/log-sql-orders", false)))
                .build()),
        List.of(
            step("provisioner", "first", ProgressState.RUNNING, 10, 1, "creating"),
            step("provisioner", "first", ProgressState.DONE, 100, 5, "created"),
            step("provisioner", "second", ProgressState.RUNNING, 20, 6, "waiting for Azure"),
            step("provisioner", "second", ProgressState.DONE, 100, 9, "created it as well")),
        List.of(
            creating(11),
            step("migration", "first", ProgressState.DONE, 100, 13, "assessed 3 tables"),
            step("migration", "second", ProgressState.FAILED, 30, 20, "copied some"),
            step("migration", "second", ProgressState.RUNNING, 0, 60, ""),
            step("migration", "second", ProgressState.FAILED, 40, 70, "copied more"),
            step("migration", "second", ProgressState.RUNNING, 0, 90, ""),
            step("migration", "second", ProgressState.RUNNING, 90, 110, "compared 2 of 3"),
            step("migration", "second", ProgressState.DONE, 100, 128, "compared 3 of 3"),
            Events.procedure("migration", "upkeep", "first", ProgressState.RUNNING, 5, 131),
            Events.procedure("migration", "upkeep", "first", ProgressState.WAITING, 5, 150),
            Events.procedure("migration", "remove", "first", ProgressState.RUNNING, 5, 201),
            Events.procedure("migration", "remove", "first", ProgressState.DONE, 100, 210),
            Events.procedure("migration", "remove", "second", ProgressState.DONE, 100, 250)),
        List.of(
            step("backup", "first", ProgressState.DONE, 100, 13, "kept 14 days"),
            step("backup", "second", ProgressState.DONE, 100, 14, "verified"),
            Events.procedure("backup", "restore", "first", ProgressState.DONE, 100, 155),
            Events.procedure("backup", "restore", "second", ProgressState.DONE, 100, 160),
            Events.procedure("backup", "remove", "first", ProgressState.RUNNING, 5, 202),
            Events.procedure("backup", "remove", "first", ProgressState.FAILED, 5, 220),
            Events.procedure("backup", "remove", "first", ProgressState.RUNNING, 0, 240),
            Events.procedure("backup", "remove", "first", ProgressState.DONE, 100, 242),
            Events.procedure("backup", "remove", "second", ProgressState.DONE, 100, 245)),
        List.of(
            step("monitoring", "first", ProgressState.DONE, 100, 14, "watched"),
            step("monitoring", "second", ProgressState.DONE, 100, 15, "charted"),
            Events.procedure("monitoring", "remove", "first", ProgressState.DONE, 100, 205),
            Events.procedure("monitoring", "remove", "second", ProgressState.DONE, 100, 230)));
  }

  /** A migration that is cancelled while another step runs, and goes on after a retry. */
  private static List<List<SpecificRecord>> cancelledLife() {
    MigrationFailed cancelled = Events.migrationFailed(30);
    cancelled.getFailure().setReason(Reason.CANCELLED);
    return List.of(
        List.of(Events.requested()),
        List.of(
            Events.provisioned(10),
            Events.accepted(25, c -> c.setCancel(new CancelRequested())),
            Events.refused(40),
            Events.accepted(60, c -> c.setRetry(new RetryRequested()))),
        List.of(cancelled, answering(Events.migrationFailed(80), "command-60")),
        List.of(Events.backedUp(14)),
        List.of(
            step("migration", "first", ProgressState.RUNNING, 10, 11, "reading"),
            step("migration", "second", ProgressState.RUNNING, 30, 20, "copying"),
            Events.procedure("migration", "cancel", "first", ProgressState.RUNNING, 0, 25),
            Events.procedure("migration", "cancel", "first", ProgressState.DONE, 100, 30),
            step("migration", "first", ProgressState.RUNNING, 15, 31, "was in flight"),
            step("migration", "first", ProgressState.RUNNING, 0, 60, ""),
            step("migration", "second", ProgressState.RUNNING, 0, 60, ""),
            step("migration", "second", ProgressState.WAITING, 10, 65, "waits"),
            step("migration", "first", ProgressState.DONE, 100, 70, "read"),
            step("migration", "second", ProgressState.FAILED, 10, 80, "gave up")));
  }

  private static MigrationFailed answering(MigrationFailed event, String causationId) {
    event.setMetadata(EventMetadata.newBuilder(event.getMetadata()).build());
    event.getMetadata().setCausationId(causationId);
    return event;
  }

  private static SourceAssessed assessed(int seconds) {
    return SourceAssessed.newBuilder()
        .setMetadata(Events.metadata("assessed", seconds))
        .setTables(3)
        .build();
  }

  private static StepProgressed creating(int seconds) {
    StepProgressed event =
        step("migration", "first", ProgressState.RUNNING, 10, seconds, "creating the service");
    event.setResources(List.of(Events.resource("sqlMigrationServices/dms", true)));
    return event;
  }

  private static MigrationRemoved removed(int seconds) {
    List<AzureResource> gone = List.of(Events.resource("sqlMigrationServices/dms", true));
    return MigrationRemoved.newBuilder()
        .setMetadata(Events.metadata("migration-removed", seconds))
        .setRemoved(gone)
        .build();
  }

  private static StepProgressed step(
      String stage, String step, ProgressState state, int percent, int seconds, String detail) {
    StepProgressed event = Events.progress(stage, step, state, percent, seconds);
    event.setDetail(detail);
    return event;
  }

  private static List<Instant> times(List<List<SpecificRecord>> life) {
    TreeSet<Instant> times = new TreeSet<>();
    life.forEach(topic -> topic.forEach(event -> times.add(at(event))));
    return List.copyOf(times);
  }

  private static List<List<SpecificRecord>> until(List<List<SpecificRecord>> life, Instant until) {
    return life.stream()
        .map(topic -> topic.stream().filter(event -> !at(event).isAfter(until)).toList())
        .filter(topic -> !topic.isEmpty())
        .toList();
  }

  private static Instant at(SpecificRecord event) {
    return StatusProjector.metadataOf(event).getOccurredAt();
  }

  /** Picks the topic to read from next. */
  private interface Order {
    int next(List<List<SpecificRecord>> topics);
  }

  private record ByTime() implements Order {
    @Override
    public int next(List<List<SpecificRecord>> topics) {
      int next = 0;
      for (int i = 1; i < topics.size(); i++) {
        if (at(topics.get(i).get(0)).isBefore(at(topics.get(next).get(0)))) {
          next = i;
        }
      }
      return next;
    }
  }

  private static final class Shuffled implements Order {
    private final Random random;

    Shuffled(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public int next(List<List<SpecificRecord>> topics) {
      return random.nextInt(topics.size());
    }
  }

  /** Returns the last snapshot without metadata and time. */
  private static String read(List<List<SpecificRecord>> topics, Order order) {
    ProjectionRig rig = new ProjectionRig();
    List<List<SpecificRecord>> left = new ArrayList<>();
    topics.forEach(topic -> left.add(new ArrayList<>(topic)));
    while (!left.isEmpty()) {
      List<SpecificRecord> topic = left.get(order.next(left));
      rig.see(topic.remove(0));
      left.removeIf(List::isEmpty);
    }
    MigrationStatus status = MigrationStatus.newBuilder(rig.status()).build();
    status.setMetadata(EventMetadata.newBuilder().build());
    status.setUpdatedAt(Instant.EPOCH);
    return status.toString();
  }
}
