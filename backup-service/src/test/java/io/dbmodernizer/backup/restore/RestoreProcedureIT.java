package io.dbmodernizer.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoreProcedureIT {
  private static final String API = "2021-11-01";

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  private final RestoreProcedure procedure = new RestoreProcedure(AZURE.connection());

  @Test
  void restoresAPointInTimeBesideTheDatabase() throws Exception {
    // Given
    TargetProvisioned target = AZURE.database("point", "S2", policy());
    AZURE.addRows("point", 3);
    AZURE.pass(Duration.ofHours(3));
    Instant time = AZURE.now().minusSeconds(600);
    StepChain chain = chain(target, c -> c.setPointInTime(time));

    // When
    chain.run(procedure.steps());
    DatabaseRestored event =
        (DatabaseRestored) procedure.completed(chain.stage(), AZURE.now()).orElseThrow();

    // Then
    assertThat(event.getKind()).isEqualTo(RestoreKind.POINT_IN_TIME);
    assertThat(event.getRestorePoint()).isEqualTo(time);
    assertThat(event.getRestoredFrom()).isEqualTo(target.getDatabaseId());
    assertThat(event.getDatabase().getName()).matches("point-restored-\\d{8}T\\d{6}");
    assertThat(event.getDatabase().getCreated()).isTrue();
    assertThat(AZURE.rows(event.getDatabase().getName())).isEqualTo(3);
    assertThat(AZURE.get(event.getDatabase().getId(), API))
        .hasValueSatisfying(
            d -> {
              assertThat(d.at("/tags/dbmodernizer-migration").asString()).isEqualTo("m-1");
              assertThat(d.at("/properties/currentServiceObjectiveName").asString())
                  .isEqualTo("S2");
              assertThat(d.at("/properties/currentBackupStorageRedundancy").asString())
                  .isEqualTo("Local");
            });
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void restoresTheNewestLongTermBackup() throws Exception {
    // Given
    TargetProvisioned target = AZURE.database("long", "S2", policy());
    AZURE.addRows("long", 1);
    AZURE.own(
        "/_emulator/longTermRetentionBackups", "{'databaseId':'" + target.getDatabaseId() + "'}");
    AZURE.pass(Duration.ofMinutes(1));
    AZURE.addRows("long", 1);
    String newest =
        AZURE
            .own(
                "/_emulator/longTermRetentionBackups",
                "{'databaseId':'" + target.getDatabaseId() + "'}")
            .path("id")
            .asString();
    AZURE.addRows("long", 5);

    // When
    StepChain chain =
        chain(target, c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setDatabaseName("long-back"));
    chain.run(procedure.steps());
    DatabaseRestored event =
        (DatabaseRestored) procedure.completed(chain.stage(), AZURE.now()).orElseThrow();

    // Then
    assertThat(event.getRestoredFrom()).isEqualTo(newest);
    assertThat(event.getRestorePoint()).isNotNull();
    assertThat(AZURE.rows("long-back")).isEqualTo(2);
  }

  @Test
  void restoresADroppedDatabase() throws Exception {
    // Given
    TargetProvisioned target = AZURE.database("dropped", "S2", policy());
    AZURE.addRows("dropped", 4);
    AZURE.delete(target.getDatabaseId(), API);

    // When
    StepChain chain =
        chain(target, c -> c.setKind(RestoreKind.DROPPED_DATABASE).setDatabaseName("dropped-back"));
    chain.run(procedure.steps());
    DatabaseRestored event =
        (DatabaseRestored) procedure.completed(chain.stage(), AZURE.now()).orElseThrow();

    // Then
    assertThat(event.getRestoredFrom()).contains("/restorableDroppedDatabases/dropped,");
    assertThat(AZURE.rows("dropped-back")).isEqualTo(4);
  }

  @Test
  void restoresFromTheSecondRegion() throws Exception {
    // Given
    TargetProvisioned target = AZURE.database("world", "S2", policy());
    target
        .getRequest()
        .getTarget()
        .getDatabase()
        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO);
    AZURE.put(
        target.getDatabaseId(),
        API,
        "{'location':'westeurope','sku':{'name':'S2'},'properties':{'requestedBackupStorageRedundancy':'Geo'}}");
    AZURE.addRows("world", 2);

    // When
    StepChain chain = chain(target, c -> c.setKind(RestoreKind.GEO).setDatabaseName("world-back"));
    chain.run(procedure.steps());

    // Then
    assertThat(AZURE.rows("world-back")).isEqualTo(2);
  }

  @Test
  void refusesBeforeAnythingIsCreatedWithFieldRuleAndRemedy() {
    // Given
    TargetProvisioned target = AZURE.database("refused", "S2", policy());
    Instant created = AZURE.now();
    AZURE.pass(Duration.ofHours(1));

    // When, Then
    refused(
        target,
        c -> c.setPointInTime(created.minusSeconds(7200)),
        Reason.RESTORE_POINT_UNAVAILABLE,
        "pointInTime");
    refused(
        target,
        c -> c.setPointInTime(AZURE.now().plusSeconds(5)),
        Reason.INVALID_REQUEST,
        "pointInTime");
    refused(
        target,
        c -> c.setPointInTime(AZURE.now()).setDatabaseName("refused"),
        Reason.INVALID_REQUEST,
        "databaseName");
    refused(
        target,
        c -> c.setKind(RestoreKind.LONG_TERM_BACKUP),
        Reason.RESTORE_POINT_UNAVAILABLE,
        "kind");
    refused(
        target,
        c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(backupId("refused")),
        Reason.RESTORE_POINT_UNAVAILABLE,
        "backupId");
    refused(
        target,
        c -> c.setKind(RestoreKind.DROPPED_DATABASE),
        Reason.RESTORE_POINT_UNAVAILABLE,
        "kind");
    refused(target, c -> c.setKind(RestoreKind.GEO), Reason.INVALID_REQUEST, "kind");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void refusesANameThatIsTakenAndABackupOfAnotherDatabase() {
    // Given
    TargetProvisioned other = AZURE.database("neighbour", "S2", policy());
    String backup =
        AZURE
            .own(
                "/_emulator/longTermRetentionBackups",
                "{'databaseId':'" + other.getDatabaseId() + "'}")
            .path("id")
            .asString();
    TargetProvisioned target = AZURE.database("mine", "S2", policy());

    // When, Then
    refused(
        target,
        c -> c.setPointInTime(AZURE.now()).setDatabaseName("neighbour"),
        Reason.NAME_TAKEN,
        "databaseName");
    refused(
        target,
        c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(backup),
        Reason.INVALID_REQUEST,
        "backupId");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void refusesGeoWhereAzureHasNoBackupInASecondRegionWhateverTheRequestSays() {
    // Given
    TargetProvisioned target = AZURE.database("local", "S2", policy());
    target
        .getRequest()
        .getTarget()
        .getDatabase()
        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO);

    // When, Then
    refused(target, c -> c.setKind(RestoreKind.GEO), Reason.RESTORE_POINT_UNAVAILABLE, "kind");
  }

  @Test
  void isRecordedBeforeItIsWrittenAndNeverTakesOverAnothersDatabase() {
    // Given
    TargetProvisioned target = AZURE.database("recorded", "S2", policy());
    AZURE.pass(Duration.ofMinutes(10));
    StepChain chain = chain(target, c -> c.setPointInTime(AZURE.now()).setDatabaseName("rec-back"));
    chain.run(procedure.steps().get(0));
    StepDriver driver = chain.driver(procedure.steps().get(1));

    // When
    StepResult first = driver.runOnce();
    boolean nothingWritten = AZURE.writes().isEmpty();
    AZURE.put(
        target.getDatabaseId().replace("recorded", "rec-back"),
        API,
        "{'location':'westeurope','sku':{'name':'S0'}}");
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(first).isInstanceOf(StepResult.InProgress.class);
    assertThat(nothingWritten).isTrue();
    assertThat(driver.stage().getResources())
        .singleElement()
        .matches(r -> r.getCreated() && r.getName().equals("rec-back"));
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void aFailureOfAzureNamesTheRestorePointAndIsAnEvent() {
    // Given
    TargetProvisioned target = AZURE.database("late", "S2", policy());
    AZURE.pass(Duration.ofMinutes(10));
    StepChain chain =
        chain(target, c -> c.setPointInTime(AZURE.now()).setDatabaseName("late-back"));
    chain.run(procedure.steps().get(0));
    AZURE.delete(target.getDatabaseId(), API);

    // When
    StepDriver driver = chain.driver(procedure.steps().get(1));
    StepResult.Failed failed = driver.runToFailure();
    RestoreFailed event =
        (RestoreFailed) procedure.failed(driver.stage(), failed.failure()).orElseThrow();

    // Then
    assertThat(event.getKind()).isEqualTo(RestoreKind.POINT_IN_TIME);
    assertThat(event.getFailure().getReason()).isEqualTo(Reason.RESTORE_POINT_UNAVAILABLE);
    assertThat(event.getFailure().getProviderCode()).isEqualTo("InvalidLiveDatabase");
    assertThat(event.getFailure().getRemedy()).isNotEmpty();
  }

  private void refused(
      TargetProvisioned target,
      Consumer<RestoreRequested.Builder> change,
      Reason reason,
      String field) {
    StepResult.Failed failed =
        chain(target, change).driver(procedure.steps().get(0)).runToFailure();
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(reason);
    assertThat(failed.failure().getSubject()).isEqualTo(field);
    assertThat(failed.failure().getRemedy()).isNotEmpty();
    assertThat(failed.failure().getViolations())
        .extracting(FieldViolation::getField)
        .containsExactly(field);
  }

  private static StepChain chain(
      TargetProvisioned target, Consumer<RestoreRequested.Builder> change) {
    RestoreRequested.Builder command =
        RestoreRequested.newBuilder()
            .setMetadata(EventMetadata.newBuilder().setOccurredAt(AZURE.now()).build())
            .setRequester("dba team");
    change.accept(command);
    return AZURE.chain(target).on(CommandAccepted.newBuilder().setRestore(command.build()).build());
  }

  private static String backupId(String database) {
    return "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-sales/providers"
        + "/Microsoft.Sql/locations/westeurope/longTermRetentionServers/sql-sales"
        + "/longTermRetentionDatabases/"
        + database
        + "/longTermRetentionBackups/0;1";
  }

  private static BackupPolicy policy() {
    return BackupPolicy.newBuilder().build();
  }
}
