package io.dbmodernizer.monitoring.browser;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.monitoring.status.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A fleet in which most migrations have completed, many run, and a few need attention. */
final class SampleFleet {
  /** A running migration whose tables are known. */
  static final int RUNNING_WITH_TABLES = 4;

  private static final List<String> SYSTEMS =
      List.of("sales", "billing", "payroll", "stock", "claims", "ledger", "loyalty", "shipping");
  private static final List<String> PLACES = List.of("emea", "apac", "north", "south", "iberia");
  private static final List<String> TEAMS =
      List.of("sales-platform", "finance-systems", "people-data", "supply-chain");
  private static final int PERIOD = 50;

  // What the last migrations of every fifty do; all others have completed.
  private static final Map<Integer, MigrationState> STATES =
      Map.of(
          0, MigrationState.FAILED,
          1, MigrationState.WAITING,
          2, MigrationState.CANCELLED,
          3, MigrationState.REQUESTED);
  private static final int RUNNING = 12;

  private final Instant now;

  /** Creates a fleet whose last changes were before this time. */
  SampleFleet(Instant now) {
    this.now = now;
  }

  /** Returns the id of migration {@code i}. */
  static String id(int i) {
    return "%s-%s-%04d"
        .formatted(SYSTEMS.get(i % SYSTEMS.size()), PLACES.get((i / 8) % PLACES.size()), i);
  }

  /** Returns migration {@code i}. */
  MigrationStatus migration(int i) {
    MigrationState state =
        STATES.getOrDefault(
            i % PERIOD, i % PERIOD < RUNNING ? MigrationState.RUNNING : MigrationState.COMPLETED);
    return migration(i, state, state == MigrationState.COMPLETED ? 100 : 10 + (i * 7) % 85);
  }

  /** Returns migration {@code i} in a state. */
  MigrationStatus migration(int i, MigrationState state, int percent) {
    Instant requested = now.minus(Duration.ofMinutes(90 + 11L * i));
    boolean done = state == MigrationState.COMPLETED;
    int tables = 12 + i % 140;
    long rows = 4_000_000L * (1 + i % 97);
    MigrationStatus.Builder status =
        MigrationStatus.newBuilder()
            .setMetadata(Events.metadata("status-" + i, i))
            .setMigrationId(id(i))
            .setRequester(TEAMS.get(i % TEAMS.size()))
            .setLabels(Map.of("wave", Integer.toString(1 + i / PERIOD)))
            .setPurpose("Leave the data centre in Lyon")
            .setSource("sql-%02d.corp.example:1433/%s".formatted(i % 40, SYSTEMS.get(i % 8)))
            .setTarget("sql-%s/%s".formatted(PLACES.get((i / 8) % 5), SYSTEMS.get(i % 8)))
            .setState(state)
            .setPercent(percent)
            .setStages(stages(state, requested, percent))
            .setRequestedAt(requested)
            .setUpdatedAt(done ? requested.plusSeconds(4_000) : now.minusSeconds(5 + i % 900))
            .setTableTotals(
                TableTotals.newBuilder()
                    .setTables(tables)
                    .setMatched(done ? tables : tables * percent / 100)
                    .setPending(done ? 0 : tables - tables * percent / 100)
                    .setSourceRows(rows)
                    .setTargetRows(done ? rows : rows * percent / 100)
                    .setBytesWritten(rows * 180)
                    .build());
    if (done) {
      status.setCompletedAt(requested.plusSeconds(4_000));
    }
    MigrationStatus made = status.build();
    if (i == RUNNING_WITH_TABLES) {
      SampleAzure.addTo(made);
    }
    if (state == MigrationState.WAITING) {
      Troubles.waitsForRuntime(made);
    } else if (state == MigrationState.FAILED) {
      Troubles.copyFailed(made, now.minusSeconds(120 + i));
    } else if (state == MigrationState.REQUESTED) {
      made.setTableTotals(null);
      made.setWaitingOn("provisioner: its service to begin");
    }
    return made;
  }

  private static List<StageStatus> stages(MigrationState state, Instant requested, int percent) {
    ProgressState copy =
        switch (state) {
          case COMPLETED -> ProgressState.DONE;
          case FAILED, CANCELLED -> ProgressState.FAILED;
          case WAITING -> ProgressState.WAITING;
          case REQUESTED -> ProgressState.PENDING;
          default -> ProgressState.RUNNING;
        };
    boolean begun = state != MigrationState.REQUESTED;
    return List.of(
        stage("provisioner", begun ? ProgressState.DONE : ProgressState.PENDING, requested, 380),
        stage("migration", copy, requested.plusSeconds(381), 2_900 + percent),
        stage(
            "backup",
            begun ? ProgressState.DONE : ProgressState.PENDING,
            requested.plusSeconds(381),
            95),
        stage(
            "monitoring",
            begun ? ProgressState.DONE : ProgressState.PENDING,
            requested.plusSeconds(381),
            40));
  }

  private static StageStatus stage(String name, ProgressState state, Instant from, int seconds) {
    boolean ended = state == ProgressState.DONE || state == ProgressState.FAILED;
    return StageStatus.newBuilder()
        .setName(name)
        .setState(state)
        .setPercent(state == ProgressState.DONE ? 100 : state == ProgressState.PENDING ? 0 : 45)
        .setStartedAt(state == ProgressState.PENDING ? null : from)
        .setEndedAt(ended ? from.plusSeconds(seconds) : null)
        .setSteps(SampleSteps.of(name, state, from, seconds))
        .build();
  }
}
