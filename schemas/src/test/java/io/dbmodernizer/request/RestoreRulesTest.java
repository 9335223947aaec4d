package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestoreRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final String BACKUP =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-sales/providers/Microsoft.Sql"
          + "/locations/westeurope/longTermRetentionServers/sql-sales/longTermRetentionDatabases/Sales"
          + "/longTermRetentionBackups/55555555-6666-7777-8888-999999999999;131637960820000000";

  static Stream<RestoreRequested> accepted() {
    return Stream.of(
        command(c -> c.setPointInTime(NOW.minusSeconds(60))),
        command(c -> c.setKind(RestoreKind.LONG_TERM_BACKUP)),
        command(c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(BACKUP)),
        command(
            c ->
                c.setKind(RestoreKind.LONG_TERM_BACKUP)
                    .setBackupId(BACKUP.replace("Sales", "S #1"))),
        command(
            c ->
                c.setKind(RestoreKind.LONG_TERM_BACKUP)
                    .setBackupId(BACKUP.replace("Sales", "S%201"))),
        command(c -> c.setKind(RestoreKind.DROPPED_DATABASE)),
        command(c -> c.setKind(RestoreKind.DROPPED_DATABASE).setPointInTime(NOW.minusSeconds(60))),
        command(c -> c.setPointInTime(NOW).setDatabaseName("Sales-yesterday")));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(RestoreRequested command) {
    assertThat(RestoreRules.check(command, SampleRequest.valid())).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("kind", command(c -> c.setKind(RestoreKind.UNSPECIFIED))),
        Arguments.of("kind", command(c -> c.setKind(RestoreKind.GEO))),
        Arguments.of("pointInTime", command(c -> {})),
        Arguments.of("pointInTime", command(c -> c.setPointInTime(NOW.plusSeconds(1)))),
        Arguments.of(
            "pointInTime", command(c -> c.setPointInTime(NOW.minusSeconds(86_400 * 14 + 1)))),
        Arguments.of(
            "pointInTime",
            command(c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setPointInTime(NOW))),
        Arguments.of("backupId", command(c -> c.setPointInTime(NOW).setBackupId(BACKUP))),
        Arguments.of(
            "backupId",
            command(c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId("latest"))),
        Arguments.of(
            "backupId",
            command(
                c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(BACKUP + "/copy?x=y"))),
        Arguments.of(
            "backupId",
            command(c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(BACKUP + "%2Fcopy"))),
        Arguments.of("databaseName", command(c -> c.setPointInTime(NOW).setDatabaseName("SALES"))),
        Arguments.of("databaseName", command(c -> c.setPointInTime(NOW).setDatabaseName("master"))),
        Arguments.of("databaseName", command(c -> c.setPointInTime(NOW).setDatabaseName("a/b"))),
        Arguments.of("requester", command(c -> c.setPointInTime(NOW).setRequester(""))));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource
  void refused(String field, RestoreRequested command) {
    assertThat(RestoreRules.check(command, SampleRequest.valid()))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.getField()).isEqualTo(field);
              assertThat(violation.getAccepted()).isNotEmpty();
            });
  }

  @Test
  void geoIsAcceptedWhereTheBackupsAreInASecondRegion() {
    // Given
    MigrationRequested migration = SampleRequest.valid();
    migration
        .getTarget()
        .getDatabase()
        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO_ZONE);

    // When, Then
    assertThat(RestoreRules.check(command(c -> c.setKind(RestoreKind.GEO)), migration)).isEmpty();
  }

  @Test
  void theRetentionIsNotJudgedWithoutATimeOfTheCommand() {
    // Given
    RestoreRequested command = command(c -> c.setPointInTime(NOW.minusSeconds(86_400 * 400)));
    command.setMetadata(new EventMetadata());

    // When, Then
    assertThat(RestoreRules.check(command, SampleRequest.valid()))
        .extracting(FieldViolation::getField)
        .isEmpty();
  }

  private static RestoreRequested command(Consumer<RestoreRequested.Builder> change) {
    RestoreRequested.Builder builder =
        RestoreRequested.newBuilder()
            .setMetadata(EventMetadata.newBuilder().setOccurredAt(NOW).build())
            .setRequester("dba team");
    change.accept(builder);
    return builder.build();
  }
}
