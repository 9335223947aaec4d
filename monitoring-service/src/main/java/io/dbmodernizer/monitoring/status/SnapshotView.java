package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.state.StageFacts;
import io.dbmodernizer.state.StatusFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The snapshot of a migration, computed from its facts alone. So it does not depend on the order in
 * which topics were read.
 */
final class SnapshotView {
  private static final Comparator<OpenAlert> BY_TIME =
      Comparator.comparing(OpenAlert::getRaisedAt).thenComparing(OpenAlert::getAlertId);

  private SnapshotView() {}

  /** Returns a new snapshot. The facts stay as they are. */
  static MigrationStatus of(StatusFacts facts) {
    MigrationStatus status = Snapshots.copy(facts.getStatus());
    for (StageStatus stage : status.getStages()) {
      PipelineStage.of(stage.getName())
          .map(name -> Facts.stage(facts, name))
          .ifPresent(of -> new StageView(facts, of, stage).complete());
    }
    status.setResources(Inventory.present(facts));
    completedAt(facts).ifPresent(status::setCompletedAt);
    if (facts.getRemoved()) {
      OverallStatus.removed(status);
    } else {
      status.setState(facts.getRemoving() ? MigrationState.REMOVING : MigrationState.UNSPECIFIED);
      OverallStatus.derive(status);
      if (isRefused(facts, status)) {
        status.setState(MigrationState.FAILED);
        status.setWaitingOn("");
        status.getStages().forEach(stage -> stage.setWaitingOn(""));
      }
    }
    showAlerts(facts, status);
    return status;
  }

  /** Copies the open alerts into a snapshot, in the order in which they were raised. */
  static void showAlerts(StatusFacts facts, MigrationStatus status) {
    List<OpenAlert> alerts = new ArrayList<>(facts.getStatus().getAlerts());
    alerts.sort(BY_TIME);
    status.setAlerts(alerts);
  }

  /**
   * Returns whether the migration was refused before any stage began. Its id belongs to a migration
   * that was removed, so no stage will ever begin.
   */
  static boolean isRefused(StatusFacts facts, MigrationStatus status) {
    Failure refusal = facts.getStatus().getRefusal();
    return refusal != null
        && refusal.getReason() != Reason.UNKNOWN_MIGRATION
        && status.getState() == MigrationState.REQUESTED;
  }

  private static Optional<Instant> completedAt(StatusFacts facts) {
    List<Instant> ends = new ArrayList<>();
    for (StageFacts stage : facts.getStages()) {
      Instant end = StageView.completedAt(stage);
      if (end == null) {
        return Optional.empty();
      }
      ends.add(end);
    }
    return ends.stream().filter(Objects::nonNull).max(Comparator.naturalOrder());
  }
}
