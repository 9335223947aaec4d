package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.Severity;
import java.time.Instant;

/**
 * An open alert.
 *
 * @param migrationId the migration that it concerns
 * @param alertId id of the alert
 * @param kind kind of the alert
 * @param severity ERROR, WARNING or INFO
 * @param stage the stage that it concerns; empty if it concerns none
 * @param message what happened
 * @param remedy what to do
 * @param raisedAt time at which it was raised
 */
public record Alert(
    String migrationId,
    String alertId,
    AlertKind kind,
    Severity severity,
    String stage,
    String message,
    String remedy,
    Instant raisedAt) {
  static Alert of(String migrationId, OpenAlert alert) {
    return new Alert(
        migrationId,
        alert.getAlertId(),
        alert.getKind(),
        alert.getSeverity(),
        alert.getStage(),
        alert.getMessage(),
        alert.getRemedy(),
        alert.getRaisedAt());
  }
}
