package io.dbmodernizer.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.FaultyTransport;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShortTermRetentionStepIT {
  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  @Test
  void writesPollsAndReadsBack() {
    // Given
    TargetProvisioned target = AZURE.database("written", "S2", policy(14, 24));
    StepDriver driver = driver(target);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("short-term retention of database written changed");
    assertThat(driver.results())
        .filteredOn(r -> r instanceof StepResult.InProgress p && p.operation() != null)
        .isNotEmpty();
    assertThat(AZURE.writes())
        .singleElement()
        .satisfies(
            put ->
                assertThat(put.requestBody())
                    .hasToString(
                        "{\"properties\":{\"retentionDays\":14,\"diffBackupIntervalInHours\":24}}"));
    assertThat(new ShortTermPolicy(AZURE.connection().rest()).read(TargetDatabase.of(target)))
        .contains(new ShortTermRetention(14, 24));
  }

  @Test
  void writesNothingWhenThePolicyMatches() {
    // Given
    TargetProvisioned target = AZURE.database("matching", "S2", policy(7, 12));

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void leavesTheIntervalOutOnHyperscaleWhichHasNoDifferentialBackups() {
    // Given
    TargetProvisioned target = AZURE.database("hyperscale", "HS_Gen5_2", policy(21, 24));

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes())
        .singleElement()
        .satisfies(
            put ->
                assertThat(put.requestBody())
                    .hasToString("{\"properties\":{\"retentionDays\":21}}"));
  }

  @Test
  void passesOnWhatAzureSaysWhenTheTierOffersLess() {
    // Given
    TargetProvisioned target = AZURE.database("basic", "Basic", policy(14, 12));

    // When
    StepResult.Failed failed = driver(target).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getMessage()).contains("between 1 and 7");
  }

  @Test
  void neverShortensTheRetentionOfADatabaseItDidNotCreate() {
    // Given
    AZURE.setPolicy(
        AZURE.database("foreign", "S2", policy(7, 12)),
        "backupShortTermRetentionPolicies",
        "{'retentionDays':30,'diffBackupIntervalInHours':12}");
    TargetProvisioned target = AZURE.target("foreign", "S2", policy(7, 12), false);

    // When
    StepResult.Failed failed = driver(target).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("properties.retentionDays is 30, wanted 7");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void lengthensTheRetentionOfADatabaseItDidNotCreate() {
    // Given
    AZURE.database("found", "S2", policy(7, 12));
    TargetProvisioned target = AZURE.target("found", "S2", policy(30, 12), false);

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void waitsWhileAnotherOperationHoldsTheDatabase() {
    // Given
    TargetProvisioned target = AZURE.database("busy", "S2", policy(14, 12));
    StepDriver driver =
        AZURE.follow(
            StepDriver.of(
                RetentionPolicy.shortTermStep(
                    AZURE.connection(
                        transport ->
                            new FaultyTransport(transport)
                                .failNext(
                                    HttpMethod.PUT,
                                    "/default",
                                    409,
                                    "ConflictingDatabaseOperation",
                                    Duration.ofSeconds(5)))),
                target));

    // When
    StepResult.Failed first = driver.runToFailure();
    driver.runToDone();

    // Then
    assertThat(first.failure().getReason()).isEqualTo(Reason.CONFLICTING_OPERATION);
    assertThat(first.retryable()).isTrue();
    assertThat(AZURE.writes()).hasSize(1);
  }

  private static BackupPolicy policy(int days, int hours) {
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(days)
        .setDifferentialBackupIntervalHours(hours)
        .build();
  }

  private static StepDriver driver(TargetProvisioned target) {
    return AZURE.follow(StepDriver.of(RetentionPolicy.shortTermStep(AZURE.connection()), target));
  }
}
