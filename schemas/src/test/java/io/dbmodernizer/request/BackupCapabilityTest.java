package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCapabilityTest {

  @ParameterizedTest
  @CsvSource({
    "Basic, 7, true, true",
    "S2, 35, true, true",
    "P15, 35, true, true",
    "GP_Gen5_2, 35, true, true",
    "GP_S_Gen5_1, 35, true, false",
    "BC_Gen5_4, 35, true, true",
    "HS_Gen5_2, 35, false, true",
    "HS_S_Gen5_2, 35, false, true"
  })
  void aTierOffersWhatMicrosoftDocuments(
      String objective, int days, boolean differentials, boolean longTerm) {
    // When
    BackupCapability offered = BackupCapability.of(database(objective)).orElseThrow();

    // Then
    assertThat(offered.maxShortTermRetentionDays()).isEqualTo(days);
    assertThat(offered.differentials()).isEqualTo(differentials);
    assertThat(offered.longTerm()).isEqualTo(longTerm);
  }

  @Test
  void aServerlessDatabaseThatNeverPausesKeepsLongTermBackups() {
    // Given
    DatabaseTarget database = database("GP_S_Gen5_1");
    database.setAutoPauseDelayMinutes(-1);

    // When, Then
    assertThat(BackupCapability.of(database))
        .hasValueSatisfying(o -> assertThat(o.longTerm()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"BasicPool_50, 7", "StandardPool_50, 35", "GP_Gen5_2, 35"})
  void thePoolDecidesForTheDatabasesInIt(String pool, int days) {
    // Given
    DatabaseTarget database = database("Basic");
    database.setElasticPool(
        ElasticPoolTarget.newBuilder().setName("pool").setServiceObjective(pool).build());

    // When, Then
    assertThat(BackupCapability.of(database))
        .hasValueSatisfying(o -> assertThat(o.maxShortTermRetentionDays()).isEqualTo(days));
  }

  @Test
  void aPoolThatIsOnlyJoinedSaysNothingBeforehand() {
    // Given
    DatabaseTarget database = database("Basic");
    database.setElasticPool(ElasticPoolTarget.newBuilder().setName("pool").build());

    // When, Then
    assertThat(BackupCapability.of(database)).isEmpty();
    assertThat(BackupCapability.of(database("X1"))).isEmpty();
  }

  @Test
  void longTermRetentionOfADatabaseThatPausesIsRefusedWithTheWayOut() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getDatabase().setServiceObjective("GP_S_Gen5_2");

    // When, Then
    assertThat(RequestRules.check(request))
        .extracting(FieldViolation::getField)
        .containsExactly(
            "backup.weeklyRetention", "backup.monthlyRetention", "backup.yearlyRetention");
    assertThat(RequestRules.check(request).get(0).getAccepted()).contains("autoPauseDelayMinutes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PT0S"})
  void noneIsAcceptedWhereTheTierKeepsNone(String none) {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getDatabase().setServiceObjective("GP_S_Gen5_2");
    request.setBackup(
        BackupPolicy.newBuilder()
            .setWeeklyRetention(none)
            .setMonthlyRetention(none)
            .setYearlyRetention(none)
            .build());

    // When, Then
    assertThat(RequestRules.check(request)).isEmpty();
  }

  private static DatabaseTarget database(String objective) {
    return DatabaseTarget.newBuilder().setName("Sales").setServiceObjective(objective).build();
  }
}
