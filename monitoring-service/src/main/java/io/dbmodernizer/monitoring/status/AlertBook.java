package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The open alerts of one migration. An alert's id is derived from migration, stage, kind and the
 * moment that caused it (the end of a failed stage, the last sign of life of a stalled one), so the
 * same cause is raised once, and an alert whose id can no longer be derived from the stage has lost
 * its cause.
 */
final class AlertBook {
  private final MigrationStatus status;
  private final List<AlertRaised> raised = new ArrayList<>();
  private final List<AlertResolved> resolved = new ArrayList<>();

  AlertBook(MigrationStatus status) {
    this.status = status;
  }

  /** Alerts opened since this book was opened; their metadata is still empty. */
  List<AlertRaised> raised() {
    return raised;
  }

  /** Alerts closed since this book was opened; their metadata is still empty. */
  List<AlertResolved> resolved() {
    return resolved;
  }

  /**
   * Raises an alert for every failed stage that has none; a cancelled stage is no cause for one.
   */
  void raiseFailed(Instant now) {
    if (isWatched()) {
      for (StageStatus stage : status.getStages()) {
        failedId(stage).ifPresent(id -> raise(id, AlertKind.STAGE_FAILED, stage, now));
      }
    }
  }

  /**
   * Raises an alert for every stage that has been silent for too long.
   *
   * @param watchingSince since when events have been read: silence before that is no proof
   */
  void raiseStalled(Instant now, Instant watchingSince, Duration stalledAfter) {
    if (!isWatched()) {
      return;
    }
    for (StageStatus stage : status.getStages()) {
      Optional<Instant> since = StageWatch.silentSince(status, stage);
      if (since.isPresent()) {
        Instant from = since.get().isBefore(watchingSince) ? watchingSince : since.get();
        if (!now.isBefore(from.plus(stalledAfter))) {
          stalledId(stage).ifPresent(id -> raise(id, AlertKind.STAGE_STALLED, stage, now));
        }
      }
    }
  }

  /** Closes the alerts on stages whose cause is gone. */
  void resolve() {
    for (Iterator<OpenAlert> open = status.getAlerts().iterator(); open.hasNext(); ) {
      OpenAlert alert = open.next();
      if (hasLostItsCause(alert)) {
        open.remove();
        resolved.add(
            AlertResolved.newBuilder()
                .setAlertId(alert.getAlertId())
                .setStage(alert.getStage())
                .setExplanation(explanation(alert))
                .build());
      }
    }
  }

  private boolean isWatched() {
    return status.getState() != MigrationState.REMOVED
        && status.getState() != MigrationState.CANCELLED;
  }

  private boolean hasLostItsCause(OpenAlert alert) {
    if (alert.getKind() != AlertKind.STAGE_FAILED && alert.getKind() != AlertKind.STAGE_STALLED) {
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
    ProgressState state =
        stage(alert.getStage()).map(StageStatus::getState).orElse(ProgressState.UNSPECIFIED);
    return switch (state) {
      case DONE -> "the stage is done";
      case FAILED -> "the stage failed, which has an alert of its own";
      default -> "the stage moves again";
    };
  }

  private void raise(String id, AlertKind kind, StageStatus stage, Instant now) {
    if (status.getAlerts().stream().anyMatch(alert -> alert.getAlertId().equals(id))) {
      return;
    }
    boolean failed = kind == AlertKind.STAGE_FAILED;
    Failure failure = failed ? stage.getFailure() : silence(stage, now);
    Severity severity = failed ? Severity.ERROR : Severity.WARNING;
    raised.add(
        AlertRaised.newBuilder()
            .setAlertId(id)
            .setKind(kind)
            .setSeverity(severity)
            .setStage(stage.getName())
            .setFailure(failure)
            .build());
    status
        .getAlerts()
        .add(
            OpenAlert.newBuilder()
                .setAlertId(id)
                .setKind(kind)
                .setSeverity(severity)
                .setStage(stage.getName())
                .setMessage(failure.getMessage())
                .setRemedy(failure.getRemedy())
                .setRaisedAt(now)
                .build());
  }

  private Failure silence(StageStatus stage, Instant now) {
    Duration silent =
        StageWatch.silentSince(status, stage)
            .map(since -> Duration.between(since, now))
            .orElse(Duration.ZERO);
    String last =
        StageWatch.lastStep(stage)
            .map(step -> "; the last was step " + step.getName() + " " + step.getState())
            .orElse("");
    String waiting = stage.getWaitingOn().isEmpty() ? "" : "; it waits on " + stage.getWaitingOn();
    return Failure.newBuilder()
        .setReason(Reason.STALLED)
        .setStep(StageWatch.lastStep(stage).map(step -> step.getName()).orElse(""))
        .setSubject(stage.getName())
        .setMessage(
            "no event of stage "
                + stage.getName()
                + " for "
                + silent.toMinutes()
                + " minutes"
                + last
                + waiting)
        .setRemedy(
            "Check that the "
                + stage.getName()
                + " service runs and reaches Kafka and Azure, and remove what it waits on.")
        .build();
  }

  private Optional<String> failedId(StageStatus stage) {
    Failure failure = stage.getFailure();
    boolean alarming =
        stage.getState() == ProgressState.FAILED
            && failure != null
            && failure.getReason() != Reason.CANCELLED;
    return alarming
        ? Optional.of(id(stage, AlertKind.STAGE_FAILED, stage.getEndedAt()))
        : Optional.empty();
  }

  private Optional<String> stalledId(StageStatus stage) {
    return StageWatch.silentSince(status, stage)
        .map(since -> id(stage, AlertKind.STAGE_STALLED, since));
  }

  private Optional<StageStatus> stage(String name) {
    return status.getStages().stream().filter(stage -> stage.getName().equals(name)).findFirst();
  }

  private String id(StageStatus stage, AlertKind kind, Instant cause) {
    String identity =
        String.join(
            "|",
            status.getMigrationId(),
            stage.getName(),
            kind.name(),
            Long.toString(cause.toEpochMilli()));
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
