package io.dbmodernizer.backup.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyDriftStepIT {
  private static final String SHORT = "backupShortTermRetentionPolicies";
  private static final String LONG = "backupLongTermRetentionPolicies";
  private static final Duration INTERVAL = Duration.ofHours(1);

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  @Test
  void looksOncePerIntervalAndSaysNothingWhileAllIsWell() {
    // Given
    TargetProvisioned target = database("well", false);
    StepDriver driver = driver(target);
    Instant start = driver.clock().instant();

    // When
    driver.runOnce();
    boolean calledAtOnce = !AZURE.requests().isEmpty();
    driver.runOnce();

    // Then
    assertThat(calledAtOnce).isFalse();
    assertThat(driver.clock().instant()).isEqualTo(start.plus(INTERVAL).plus(INTERVAL));
    assertThat(driver.events()).isEmpty();
    assertThat(AZURE.requests()).hasSize(2);
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void announcesADriftOnceAndLeavesItWhereTheRequestDoesNotAskForMore() {
    // Given
    TargetProvisioned target = database("left", false);
    StepDriver driver = driver(target);
    driver.runOnce();
    AZURE.setPolicy(target, SHORT, "{'retentionDays':3,'diffBackupIntervalInHours':12}");

    // When
    driver.runOnce();
    driver.runOnce();
    driver.runOnce();

    // Then
    assertThat(driver.events())
        .singleElement()
        .isInstanceOfSatisfying(
            BackupDriftDetected.class,
            detected -> {
              assertThat(detected.getCorrected()).isFalse();
              assertThat(detected.getDifferences())
                  .containsExactly(
                      "short-term retention: properties.retentionDays is 3, wanted 14");
              assertThat(detected.getDriftId()).isNotEmpty();
            });
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void putsBothPoliciesBackWhenTheRequestSaysSo() {
    // Given
    TargetProvisioned target = database("mended", true);
    StepDriver driver = driver(target);
    driver.runOnce();
    AZURE.setPolicy(target, SHORT, "{'retentionDays':3,'diffBackupIntervalInHours':24}");
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'PT0S'}");

    // When
    runUntilEvents(driver, 2);

    // Then
    BackupDriftDetected detected = (BackupDriftDetected) driver.events().get(0);
    BackupDriftResolved resolved = (BackupDriftResolved) driver.events().get(1);
    assertThat(detected.getCorrected()).isTrue();
    assertThat(detected.getDifferences()).hasSize(3);
    assertThat(resolved.getDriftId()).isEqualTo(detected.getDriftId());
    assertThat(resolved.getExplanation()).contains("backup service");
    assertThat(AZURE.writes()).hasSize(2);
    assertThat(AZURE.get(target.getDatabaseId() + "/" + SHORT + "/default", "2021-11-01"))
        .hasValueSatisfying(
            policy -> assertThat(policy.at("/properties/retentionDays").asInt()).isEqualTo(14));
  }

  @Test
  void saysSoWhenSomebodyElseMendsIt() {
    // Given
    TargetProvisioned target = database("others", false);
    StepDriver driver = driver(target);
    driver.runOnce();
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'P1W'}");
    driver.runOnce();
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'P28D'}");

    // When
    driver.runOnce();

    // Then
    assertThat(driver.events()).hasSize(2);
    assertThat(((BackupDriftResolved) driver.events().get(1)).getExplanation())
        .contains("another user");
  }

  @Test
  void oneDriftAfterAnotherAreTwo() {
    // Given
    TargetProvisioned target = database("twice", false);
    StepDriver driver = driver(target);
    driver.runOnce();
    AZURE.setPolicy(target, SHORT, "{'retentionDays':3,'diffBackupIntervalInHours':12}");
    driver.runOnce();
    AZURE.setPolicy(target, SHORT, "{'retentionDays':4,'diffBackupIntervalInHours':12}");

    // When
    driver.runOnce();

    // Then
    List<SpecificRecord> events = driver.events();
    assertThat(events).hasSize(3);
    BackupDriftDetected first = (BackupDriftDetected) events.get(0);
    BackupDriftResolved over = (BackupDriftResolved) events.get(1);
    BackupDriftDetected second = (BackupDriftDetected) events.get(2);
    assertThat(over.getDriftId()).isEqualTo(first.getDriftId());
    assertThat(second.getDriftId()).isNotEqualTo(first.getDriftId());
    assertThat(over.getExplanation()).contains(second.getDriftId());
  }

  @Test
  void theDatabaseOfSomebodyElseIsNeverChanged() {
    // Given
    TargetProvisioned own = database("foreign", true);
    TargetProvisioned foreign = AZURE.target("foreign", "S2", own.getRequest().getBackup(), false);
    StepDriver driver = driver(foreign);
    driver.runOnce();
    AZURE.setPolicy(own, SHORT, "{'retentionDays':3,'diffBackupIntervalInHours':12}");

    // When
    driver.runOnce();
    driver.runOnce();

    // Then
    assertThat(driver.events())
        .singleElement()
        .isInstanceOfSatisfying(
            BackupDriftDetected.class, d -> assertThat(d.getCorrected()).isFalse());
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void aDatabaseThatIsGoneIsADriftThatNobodyWritesTo() {
    // Given
    TargetProvisioned target = AZURE.target("vanished", "S2", policy(true), true);
    StepDriver driver = driver(target);
    driver.runOnce();

    // When
    driver.runOnce();
    driver.runOnce();
    driver.runOnce();

    // Then
    assertThat(driver.events())
        .singleElement()
        .isInstanceOfSatisfying(
            BackupDriftDetected.class,
            d -> assertThat(d.getDifferences().get(0)).contains("database is gone"));
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void whatIsRememberedSurvivesARestart() {
    // Given
    DriftCheckpoint checkpoint =
        DriftCheckpoint.NONE.withOpenDrift("id-1", "a is b\nc").withWritten("short-term retention");

    // When, Then
    DriftCheckpoint read =
        stored(StepResult.inProgress(0, "", INTERVAL).withCheckpoint(checkpoint));
    assertThat(read.driftId()).isEqualTo("id-1");
    assertThat(read.number()).isEqualTo(1);
    assertThat(read.corrected()).isTrue();
    assertThat(read.written()).containsExactly("short-term retention");
    assertThat(stored(StepResult.inProgress(0, "", INTERVAL).withCheckpoint(DriftCheckpoint.NONE)))
        .isEqualTo(DriftCheckpoint.NONE);
  }

  @Test
  void anOpenDriftThatAFormerReleaseStoredStaysOpen() {
    // When
    DriftCheckpoint read =
        stored(
            StepResult.inProgress(0, "", INTERVAL)
                .withCheckpoint("2\nid-2\na is b\ntrue\nshort-term retention"));

    // Then
    assertThat(read).isEqualTo(new DriftCheckpoint(2, "id-2", "a is b", true, Set.of()));
  }

  private static DriftCheckpoint stored(StepResult.InProgress result) {
    StepState step =
        StepState.newBuilder().setName("policy-drift").setCheckpoint(result.checkpoint()).build();
    return DriftCheckpoint.of(new StepContext(new StageState(), step, Instant.EPOCH)).orElseThrow();
  }

  private static void runUntilEvents(StepDriver driver, int events) {
    driver.runUntil(result -> driver.events().size() >= events);
    assertThat(driver.results()).noneMatch(StepResult.Failed.class::isInstance);
  }

  private static TargetProvisioned database(String name, boolean correct) {
    TargetProvisioned target = AZURE.database(name, "S2", policy(correct));
    AZURE.setPolicy(target, SHORT, "{'retentionDays':14,'diffBackupIntervalInHours':12}");
    AZURE.setPolicy(target, LONG, "{'weeklyRetention':'P4W'}");
    return target;
  }

  private static BackupPolicy policy(boolean correct) {
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(14)
        .setWeeklyRetention("P4W")
        .setCorrectDrift(correct)
        .build();
  }

  private static StepDriver driver(TargetProvisioned target) {
    return AZURE.follow(
        StepDriver.of(new PolicyDriftStep(new SqlClients(AZURE.connection()), INTERVAL), target));
  }
}
