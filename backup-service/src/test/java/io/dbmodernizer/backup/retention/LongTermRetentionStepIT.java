package io.dbmodernizer.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LongTermRetentionStepIT {
  private static final String KIND = "backupLongTermRetentionPolicies";

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  @Test
  void writesPollsAndReadsBack() {
    // Given
    TargetProvisioned target = AZURE.database("written", "S2", policy("P4W", "P12M", "P5Y", 1));
    StepDriver driver = driver(target);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("long-term retention of database written changed");
    assertThat(driver.results())
        .filteredOn(r -> r instanceof StepResult.InProgress p && p.operation() != null)
        .isNotEmpty();
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void writesNothingWhenNothingIsWantedAndNothingIsSet() {
    // Given
    TargetProvisioned target = AZURE.database("nothing", "S2", policy("", "", "", 0));

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void writesNothingWhenAzureSpellsTheSameDurationsDifferently() {
    // Given
    TargetProvisioned target = AZURE.database("spelled", "S2", policy("P4W", "P12M", "P5Y", 9));
    AZURE.setPolicy(
        target,
        KIND,
        "{'weeklyRetention':'P28D','monthlyRetention':'P1Y','yearlyRetention':'P60M','weekOfYear':9}");

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void changesTheWeekOfTheYearlyBackup() {
    // Given
    TargetProvisioned target = AZURE.database("week", "S2", policy("", "", "P5Y", 20));
    AZURE.setPolicy(target, KIND, "{'yearlyRetention':'P5Y','weekOfYear':1}");

    // When
    driver(target).runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void removesWhatIsNotWantedFromItsOwnDatabaseOnly() {
    // Given
    TargetProvisioned own = AZURE.database("kept", "S2", policy("", "", "", 0));
    AZURE.setPolicy(own, KIND, "{'weeklyRetention':'P4W'}");
    TargetProvisioned foreign = AZURE.target("kept", "S2", policy("", "", "", 0), false);

    // When
    StepResult.Failed refused = driver(foreign).runToFailure();
    StepResult.Done removed = driver(own).runToDone();

    // Then
    assertThat(refused.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(refused.failure().getMessage())
        .contains("properties.weeklyRetention is P4W, wanted PT0S");
    assertThat(removed.detail()).endsWith("changed");
    assertThat(AZURE.writes()).hasSize(1);
  }

  private static BackupPolicy policy(String weekly, String monthly, String yearly, int week) {
    return BackupPolicy.newBuilder()
        .setWeeklyRetention(weekly)
        .setMonthlyRetention(monthly)
        .setYearlyRetention(yearly)
        .setWeekOfYear(week)
        .build();
  }

  private static StepDriver driver(TargetProvisioned target) {
    return AZURE.follow(
        StepDriver.of(RetentionPolicy.longTermStep(new SqlClients(AZURE.connection())), target));
  }
}
