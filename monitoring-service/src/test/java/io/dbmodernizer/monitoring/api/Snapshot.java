package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.monitoring.status.Events;
import java.util.List;
import java.util.Map;

/** Snapshots of migrations as the projection publishes them. */
public final class Snapshot {
  private static final List<MigrationState> STATES =
      List.of(
          MigrationState.RUNNING,
          MigrationState.WAITING,
          MigrationState.COMPLETED,
          MigrationState.FAILED);

  private Snapshot() {}

  /** Returns migration number {@code i}, requested {@code i} seconds after the first. */
  public static MigrationStatus of(int i) {
    MigrationState state = STATES.get(i % STATES.size());
    return of("sales-fleet-2026-%05d".formatted(i), i, state);
  }

  public static MigrationStatus of(String id, int seconds, MigrationState state) {
    return MigrationStatus.newBuilder()
        .setMetadata(Events.metadata("status-" + id, seconds))
        .setMigrationId(id)
        .setRequester("sales-platform-team-%d".formatted(seconds % 7))
        .setPurpose("Leave the old data centre")
        .setLabels(seconds % 5 == 3 ? Map.of("wave", "3") : Map.of())
        .setSource("sql-%03d.corp.example:1433/SalesOrders".formatted(seconds % 100))
        .setTarget("sql-sales-%03d/SalesOrders".formatted(seconds % 10))
        .setState(state)
        .setPercent(seconds % 100)
        .setWaitingOn(
            state == MigrationState.WAITING
                ? "migration: the integration runtime ir-sales, which is offline since this morning"
                    + " and has to be started by somebody"
                : "")
        .setStages(
            List.of(
                stage("provisioner", ProgressState.DONE),
                stage("migration", stateOfCopy(state)),
                stage("backup", ProgressState.DONE),
                stage("monitoring", ProgressState.DONE)))
        .setAlerts(state == MigrationState.FAILED ? List.of(alert(id, seconds)) : List.of())
        .setRequestedAt(Events.at(seconds))
        .setUpdatedAt(Events.at(1_000_000 - seconds))
        .setCompletedAt(state == MigrationState.COMPLETED ? Events.at(seconds + 9_000) : null)
        .setTableTotals(
            TableTotals.newBuilder()
                .setTables(1200)
                .setMatched(1100)
                .setSourceRows(1_234_567_890L)
                .setTargetRows(1_134_567_890L)
                .build())
        .build();
  }

  static StageStatus stage(String name, ProgressState state) {
    return StageStatus.newBuilder().setName(name).setState(state).setPercent(50).build();
  }

  private static OpenAlert alert(String id, int seconds) {
    return OpenAlert.newBuilder()
        .setAlertId("alert-of-" + id)
        .setKind(AlertKind.STAGE_FAILED)
        .setSeverity(Severity.ERROR)
        .setStage("migration")
        .setMessage("the copy failed")
        .setRemedy("Look at the copy and request a retry.")
        .setRaisedAt(Events.at(seconds))
        .build();
  }

  private static ProgressState stateOfCopy(MigrationState state) {
    return switch (state) {
      case COMPLETED -> ProgressState.DONE;
      case FAILED -> ProgressState.FAILED;
      case WAITING -> ProgressState.WAITING;
      default -> ProgressState.RUNNING;
    };
  }
}
