package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The open alerts of one migration, and those that were raised and resolved since this object was
 * made. It changes the alerts of the status that it is given. The id of an alert is derived from
 * its cause, so the same cause raises one alert.
 */
final class AlertChanges {
  private final MigrationStatus status;
  private final List<AlertRaised> raised = new ArrayList<>();
  private final List<AlertResolved> resolved = new ArrayList<>();

  AlertChanges(MigrationStatus status) {
    this.status = status;
  }

  /** Returns the alerts raised since this object was made. Their metadata is empty. */
  List<AlertRaised> raised() {
    return raised;
  }

  /** Returns the alerts resolved since this object was made. Their metadata is empty. */
  List<AlertResolved> resolved() {
    return resolved;
  }

  /** Returns the id of an alert of this migration. The same arguments give the same id. */
  String id(String stage, AlertKind kind, String cause) {
    String identity = String.join("|", status.getMigrationId(), stage, kind.name(), cause);
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Raises an alert, unless it is open. */
  void raise(AlertRaised alert, Instant since) {
    if (status.getAlerts().stream().anyMatch(a -> a.getAlertId().equals(alert.getAlertId()))) {
      return;
    }
    raised.add(alert);
    status
        .getAlerts()
        .add(
            OpenAlert.newBuilder()
                .setAlertId(alert.getAlertId())
                .setKind(alert.getKind())
                .setSeverity(alert.getSeverity())
                .setStage(alert.getStage())
                .setMessage(alert.getFailure().getMessage())
                .setRemedy(alert.getFailure().getRemedy())
                .setRaisedAt(since)
                .build());
  }

  /** Resolves the open alerts that a condition holds for. */
  void resolve(Predicate<OpenAlert> condition, Function<OpenAlert, String> explanation) {
    for (Iterator<OpenAlert> open = status.getAlerts().iterator(); open.hasNext(); ) {
      OpenAlert alert = open.next();
      if (condition.test(alert)) {
        open.remove();
        resolved.add(
            AlertResolved.newBuilder()
                .setAlertId(alert.getAlertId())
                .setStage(alert.getStage())
                .setExplanation(explanation.apply(alert))
                .build());
      }
    }
  }
}
