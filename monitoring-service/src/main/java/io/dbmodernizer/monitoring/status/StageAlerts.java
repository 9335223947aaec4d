package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alerts on stages that have failed or stalled. The id of such an alert is derived from stage,
 * kind and time: the end of a failed stage, the last event of a stalled one. If the stage no longer
 * gives the id of an open alert, the cause of that alert is gone.
 */
final class StageAlerts {
  private static final Set<AlertKind> KINDS =
      Set.of(AlertKind.STAGE_FAILED, AlertKind.STAGE_STALLED);

  private final MigrationStatus status;
  private final AlertChanges alerts;
  private final @Nullable Instant retriedAt;

  /**
   * Creates the alerts of one snapshot.
   *
   * @param status the snapshot
   * @param alerts the open alerts, which the methods change
   * @param retriedAt when a retry was last accepted; null if none was
   */
  StageAlerts(MigrationStatus status, AlertChanges alerts, @Nullable Instant retriedAt) {
    this.retriedAt = retriedAt;
    this.status = status;
    this.alerts = alerts;
  }

  /** Raises an alert for every failed stage that has none. A cancelled stage gets no alert. */
  void raiseFailed() {
    if (isWatched()) {
      for (StageStatus stage : status.getStages()) {
        failedId(stage)
            .ifPresent(id -> raise(id, AlertKind.STAGE_FAILED, stage, stage.getEndedAt()));
      }
    }
  }

  /**
   * Raises an alert for every stage that has published nothing for too long.
   *
   * @param now the present
   * @param watchingSince when this process began to read events; the time before does not count
   * @param stalledAfter time without an event after which a stage counts as stalled
   */
  void raiseStalled(Instant now, Instant watchingSince, Duration stalledAfter) {
    if (!isWatched()) {
      return;
    }
    for (StageStatus stage : status.getStages()) {
      Optional<Instant> since = StageActivity.silentSince(status, stage, retriedAt);
      if (since.isPresent()) {
        Instant from = since.get().isBefore(watchingSince) ? watchingSince : since.get();
        if (!now.isBefore(from.plus(stalledAfter))) {
          stalledId(stage).ifPresent(id -> raise(id, AlertKind.STAGE_STALLED, stage, now));
        }
      }
    }
  }

  /** Resolves the alerts whose cause is gone. Resolves all alerts of a removed migration. */
  void resolve() {
    alerts.resolve(
        alert -> status.getState() == MigrationState.REMOVED || hasLostItsCause(alert),
        this::explanation);
  }

  private boolean isWatched() {
    return status.getState() != MigrationState.REMOVED
        && status.getState() != MigrationState.CANCELLED;
  }

  private boolean hasLostItsCause(OpenAlert alert) {
    if (!KINDS.contains(alert.getKind())) {
      return false;
    }
    boolean failed = alert.getKind() == AlertKind.STAGE_FAILED;
    return !isWatched()
        || stage(alert.getStage())
            .flatMap(stage -> failed ? failedId(stage) : stalledId(stage))
            .filter(alert.getAlertId()::equals)
            .isEmpty();
  }

  private String explanation(OpenAlert alert) {
    if (!isWatched()) {
      return "the migration is " + status.getState().name().toLowerCase(Locale.ROOT);
    }
    if (OverallStatus.isRemoving(status)) {
      return "the migration is being removed";
    }
    ProgressState state =
        stage(alert.getStage()).map(StageStatus::getState).orElse(ProgressState.UNSPECIFIED);
    return switch (state) {
      case DONE -> "the stage is done";
      case FAILED -> "the stage failed; another alert reports the failure";
      default -> "the stage works again";
    };
  }

  private void raise(String id, AlertKind kind, StageStatus stage, Instant now) {
    boolean failed = kind == AlertKind.STAGE_FAILED;
    alerts.raise(
        AlertRaised.newBuilder()
            .setAlertId(id)
            .setKind(kind)
            .setSeverity(failed ? Severity.ERROR : Severity.WARNING)
            .setStage(stage.getName())
            .setFailure(failed ? stage.getFailure() : silence(stage, now))
            .build(),
        now);
  }

  private Failure silence(StageStatus stage, Instant now) {
    Duration silent =
        StageActivity.silentSince(status, stage, retriedAt)
            .map(since -> Duration.between(since, now))
            .orElse(Duration.ZERO);
    String last =
        StageActivity.lastStep(stage)
            .map(step -> "; the last was of step " + step.getName() + " " + step.getState())
            .orElse("");
    String waiting = stage.getWaitingOn().isEmpty() ? "" : "; it waits on " + stage.getWaitingOn();
    return Failure.newBuilder()
        .setReason(Reason.STALLED)
        .setStep(StageActivity.lastStep(stage).map(step -> step.getName()).orElse(""))
        .setSubject(stage.getName())
        .setMessage(
            "stage "
                + stage.getName()
                + " has published no event for "
                + silent.toMinutes()
                + " minutes"
                + last
                + waiting)
        .setRemedy(
            "Check that the "
                + stage.getName()
                + " service runs and that it reaches Kafka and Azure. Provide what it waits on.")
        .build();
  }

  /**
   * Returns the id of the alert that a stage's failure raises; empty if it raises none. While the
   * migration is being removed, only a failed removal does.
   */
  private Optional<String> failedId(StageStatus stage) {
    Failure failure = stage.getFailure();
    boolean alarming =
        stage.getState() == ProgressState.FAILED
            && failure != null
            && failure.getReason() != Reason.CANCELLED
            && (!OverallStatus.isRemoving(status) || StepList.of(stage).hasFailedRemoval());
    return alarming
        ? Optional.of(id(stage, AlertKind.STAGE_FAILED, stage.getEndedAt()))
        : Optional.empty();
  }

  private Optional<String> stalledId(StageStatus stage) {
    return StageActivity.silentSince(status, stage, retriedAt)
        .map(since -> id(stage, AlertKind.STAGE_STALLED, since));
  }

  private Optional<StageStatus> stage(String name) {
    return status.getStages().stream().filter(stage -> stage.getName().equals(name)).findFirst();
  }

  private String id(StageStatus stage, AlertKind kind, Instant cause) {
    return alerts.id(stage.getName(), kind, Long.toString(cause.toEpochMilli()));
  }
}
