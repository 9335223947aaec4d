package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.tables.StageTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of one migration, as the services publish them; times are seconds after the request.
 */
public final class Events {
  public static final String MIGRATION = "orders-to-azure";
  public static final Instant REQUESTED_AT = Instant.parse("2026-11-22T10:00:00Z");

  private Events() {}

  public static Instant at(int seconds) {
    return REQUESTED_AT.plus(Duration.ofSeconds(seconds));
  }

  public static EventMetadata metadata(String eventId, int seconds) {
    return EventMetadata.newBuilder()
        .setEventId(eventId)
        .setMigrationId(MIGRATION)
        .setCorrelationId(MIGRATION)
        .setOccurredAt(at(seconds))
        .setProducer("test")
        .build();
  }

  public static MigrationRequested requested() {
    MigrationRequested request = SampleRequest.empty(MIGRATION);
    request.setMetadata(metadata("request", 0));
    request.setRequester("sales-platform");
    request.setPurpose("move orders");
    request.getSource().setHost("sql01.corp.example");
    request.getSource().setDatabase("orders");
    request.getTarget().getServer().setName("sql-orders");
    request.getTarget().getDatabase().setName("orders");
    return request;
  }

  public static TargetProvisioned provisioned(int seconds) {
    return TargetProvisioned.newBuilder()
        .setMetadata(metadata("provisioned", seconds))
        .setRequest(requested())
        .setServerFqdn("sql-orders.database.windows.net")
        .setServerId("/servers/sql-orders")
        .setDatabaseId("/servers/sql-orders/databases/orders")
        .setResources(List.of(resource("servers/sql-orders", true)))
        .build();
  }

  public static MigrationCompleted migrated(int seconds) {
    return MigrationCompleted.newBuilder()
        .setMetadata(metadata("migrated", seconds))
        .setTableTotals(
            StageTables.of(List.of(table("[sales].[orders]", TableState.MATCHED, 10))).totals())
        .setResources(List.of(resource("sqlMigrationServices/dms", true)))
        .build();
  }

  public static MigrationFailed migrationFailed(int seconds) {
    return MigrationFailed.newBuilder()
        .setMetadata(metadata("migration-failed-" + seconds, seconds))
        .setFailure(
            Failure.newBuilder()
                .setReason(Reason.DATA_MISMATCH)
                .setStep("compare")
                .setMessage("[sales].[orders] differs")
                .setRemedy("Stop writers and request a retry.")
                .build())
        .build();
  }

  public static BackupEnabled backedUp(int seconds) {
    return BackupEnabled.newBuilder()
        .setMetadata(metadata("backed-up", seconds))
        .setPolicy(BackupPolicy.newBuilder().setShortTermRetentionDays(14).build())
        .build();
  }

  public static MonitoringEnabled monitored(int seconds) {
    return MonitoringEnabled.newBuilder()
        .setMetadata(metadata("monitored", seconds))
        .setResources(List.of(resource("workspaces/log-sql-orders", true)))
        .build();
  }

  public static RequestRefused refused(int seconds) {
    return RequestRefused.newBuilder()
        .setMetadata(metadata("refused", seconds))
        .setFailure(
            Failure.newBuilder()
                .setReason(Reason.CONFLICTING_REQUEST)
                .setMessage("the migrationId is taken by a different request")
                .build())
        .build();
  }

  public static StepProgressed progress(
      String stage, String step, ProgressState state, int percent, int seconds) {
    return StepProgressed.newBuilder()
        .setMetadata(metadata(stage + step + state + percent + seconds, seconds))
        .setStage(stage)
        .setStep(step)
        .setSteps(List.of("first", "second"))
        .setState(state)
        .setPercent(percent)
        .setWaitingOn(state == ProgressState.WAITING ? "the integration runtime" : "")
        .build();
  }

  /**
   * A step of a procedure, whose steps are {@code PROCEDURE-first} and {@code PROCEDURE-second}.
   */
  public static StepProgressed procedure(
      String stage, String procedure, String step, ProgressState state, int percent, int seconds) {
    StepProgressed event = progress(stage, procedure + "-" + step, state, percent, seconds);
    event.setProcedure(procedure);
    event.setSteps(List.of(procedure + "-first", procedure + "-second"));
    return event;
  }

  public static CommandAccepted accepted(int seconds, Consumer<CommandAccepted.Builder> kind) {
    CommandAccepted.Builder command =
        CommandAccepted.newBuilder().setMetadata(metadata("command-" + seconds, seconds));
    kind.accept(command);
    return command.build();
  }

  public static RemovalFailed removalFailed(String stage, String step, int seconds) {
    return RemovalFailed.newBuilder()
        .setMetadata(metadata("removal-failed-" + seconds, seconds))
        .setStage(stage)
        .setFailure(
            Failure.newBuilder()
                .setReason(Reason.NOT_AUTHORIZED)
                .setStep(step)
                .setMessage("may not delete")
                .setRemedy("Grant the right and request a retry.")
                .build())
        .build();
  }

  public static AlertSignal signal(AlertCondition condition, int seconds) {
    return AlertSignal.newBuilder()
        .setMetadata(metadata("signal-" + condition + seconds, seconds))
        .setAzureAlertId("/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/a1")
        .setCondition(condition)
        .setRule("sql-orders-orders-compute-alert")
        .setTargetId(
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/sql-orders")
        .setSeverity(Severity.WARNING)
        .setMetric("cpu_percent")
        .setDescription("cpu_percent is 97, threshold 90")
        .setFiredAt(at(40))
        .build();
  }

  public static BackupDriftDetected drifted(int seconds) {
    return BackupDriftDetected.newBuilder()
        .setMetadata(metadata("drift-" + seconds, seconds))
        .setDriftId("drift-1")
        .setDifferences(List.of("retentionDays is 7, wanted 14"))
        .setCorrected(true)
        .build();
  }

  public static BackupDriftResolved driftResolved(int seconds) {
    return BackupDriftResolved.newBuilder()
        .setMetadata(metadata("drift-resolved-" + seconds, seconds))
        .setDriftId("drift-1")
        .setExplanation("put back by the backup service")
        .build();
  }

  public static TableProgress table(String name, TableState state, long targetRows) {
    return TableProgress.newBuilder()
        .setTable(name)
        .setState(state)
        .setSourceRows(10)
        .setTargetRows(targetRows)
        .build();
  }

  public static AzureResource resource(String id, boolean created) {
    return AzureResource.newBuilder().setId(id).setName(id).setCreated(created).build();
  }
}
