package io.dbmodernizer.monitoring.browser;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import java.time.Instant;
import java.util.List;

/** What keeps a migration from going on, as the services report it. */
final class Troubles {
  private static final String COPY_FAILED =
      "Table [dbo].[OrderLines]: the target refused rows: Cannot insert the value NULL into column 'Sku'";
  private static final String REMEDY =
      "Allow NULL in the column on the target, or correct the rows in the source; then request a retry.";

  private Troubles() {}

  /** Lets the migration wait for its integration runtime. */
  static void waitsForRuntime(MigrationStatus status) {
    String text =
        "a self-hosted integration runtime node for dms-sales: get a key with 'modernize runtime-key "
            + status.getMigrationId()
            + "' and register a node with it";
    status.setWaitingOn("migration: " + text);
    copyStage(status).setWaitingOn(text);
    copyStage(status).getSteps().stream()
        .filter(step -> step.getState() == ProgressState.WAITING)
        .forEach(step -> step.setWaitingOn(text));
  }

  /** Lets the copy of a table fail, which raises an alert. */
  static void copyFailed(MigrationStatus status, Instant at) {
    copyStage(status)
        .setFailure(
            Failure.newBuilder()
                .setReason(Reason.COPY_FAILED)
                .setStep("copy")
                .setSubject("[dbo].[OrderLines]")
                .setProviderCode("515")
                .setMessage(COPY_FAILED)
                .setRemedy(REMEDY)
                .setAttempts(6)
                .build());
    status.setAlerts(
        List.of(
            OpenAlert.newBuilder()
                .setAlertId("failed-" + status.getMigrationId())
                .setKind(AlertKind.STAGE_FAILED)
                .setSeverity(Severity.ERROR)
                .setStage("migration")
                .setMessage(COPY_FAILED)
                .setRemedy(REMEDY)
                .setRaisedAt(at)
                .build()));
  }

  private static StageStatus copyStage(MigrationStatus status) {
    return status.getStages().stream()
        .filter(stage -> stage.getName().equals("migration"))
        .findFirst()
        .orElseThrow();
  }
}
