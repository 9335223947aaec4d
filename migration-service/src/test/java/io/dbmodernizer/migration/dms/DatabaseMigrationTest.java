package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableWait;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.migration.table.RowShare;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DatabaseMigrationTest {

  private static DatabaseMigration migration(String properties) {
    return DatabaseMigration.of(
        JsonMapper.shared().readTree("{\"properties\":{" + properties + "}}"));
  }

  private static TableProgress table(String name, long rows) {
    return TableProgress.newBuilder()
        .setTable(name)
        .setState(TableState.PENDING)
        .setSourceRows(rows)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "Succeeded, Creating, RUNNING",
    "Succeeded, InProgress, RUNNING",
    "Succeeded, SomethingNew, RUNNING",
    "Succeeded, Succeeded, SUCCEEDED",
    "Succeeded, Completed, SUCCEEDED",
    "Succeeded, Failed, FAILED",
    "Succeeded, Canceled, CANCELED",
    "Succeeded, Canceling, RUNNING",
    "Succeeded, WaitForRetry, WAITING_FOR_RETRY",
    "Failed, Creating, FAILED"
  })
  void decidesOnTheMigrationStatus(String provisioning, String status, CopyState state) {
    // When
    DatabaseMigration migration =
        migration(
            "\"provisioningState\":\""
                + provisioning
                + "\",\"migrationStatus\":\""
                + status
                + "\"");

    // Then
    assertThat(migration.state()).isEqualTo(state);
  }

  @Test
  void readsTheTablesInEitherSpelling() {
    // Given
    DatabaseMigration migration =
        migration(
            """
            "migrationStatus":"InProgress","migrationStatusDetails":{"listOfCopyProgressDetails":[
              {"tableName":"Sales.Order","status":"Succeeded","rowsCopied":30,"dataWritten":900},
              {"tableName":"[dbo].[Odd.Name]","status":"InProgress","rowsCopied":35,"dataWritten":7}]}
            """);
    MigrationTables tables =
        new MigrationTables(
            List.of(
                table("[Sales].[Order]", 30),
                table("[dbo].[Odd.Name]", 70),
                table("[dbo].[Other]", 0)));

    // When
    CopyProgress.apply(migration, tables);

    // Then
    assertThat(tables.changed())
        .extracting(TableProgress::getTable, TableProgress::getState, TableProgress::getTargetRows)
        .containsExactly(
            tuple("[Sales].[Order]", TableState.COPIED, 30L),
            tuple("[dbo].[Odd.Name]", TableState.COPYING, 35L));
    assertThat(RowShare.percent(tables)).isEqualTo(65);
    assertThat(CopyProgress.detail(migration, tables))
        .isEqualTo("1 of 3 tables copied (InProgress)");
  }

  @Test
  void aTableWaitsForAzureOnlyIfAzureSaysSo() {
    // Given
    MigrationTables tables =
        new MigrationTables(
            List.of(table("[dbo].[A]", 1), table("[dbo].[B]", 2), table("[dbo].[C]", 3)));

    // When
    CopyProgress.apply(
        migration(
            """
            "migrationStatus":"InProgress","migrationStatusDetails":{"listOfCopyProgressDetails":[
              {"tableName":"[dbo].[A]","status":"Queued"},
              {"tableName":"[dbo].[B]","status":""},
              {"tableName":"[dbo].[C]","status":"Copying"}]}
            """),
        tables);

    // Then
    assertThat(tables.all())
        .extracting(TableProgress::getWaitsFor)
        .containsExactly(TableWait.AZURE, null, null);
  }

  @Test
  void takesEveryTableAsCopiedWhenTheWholeHasSucceeded() {
    // Given
    MigrationTables tables = new MigrationTables(List.of(table("[dbo].[A]", 3)));

    // When
    CopyProgress.apply(migration("\"migrationStatus\":\"Succeeded\""), tables);

    // Then
    assertThat(tables.changed())
        .singleElement()
        .satisfies(t -> assertThat(t.getState()).isEqualTo(TableState.COPIED))
        .satisfies(t -> assertThat(t.getTargetRows()).isEqualTo(-1));
  }

  @Test
  void tellsNumbersThatContradictASuccessOfAzure() {
    // Given
    MigrationTables tables =
        new MigrationTables(List.of(table("[dbo].[A]", 1), table("[dbo].[B]", 2)));

    // When
    CopyProgress.apply(
        migration(
            """
            "migrationStatus":"Succeeded","migrationStatusDetails":{"listOfCopyProgressDetails":[
              {"tableName":"[dbo].[A]","status":"Succeeded","rowsCopied":0,"dataWritten":0},
              {"tableName":"[dbo].[B]","status":"Succeeded","rowsCopied":2,"dataWritten":8}]}
            """),
        tables);

    // Then
    assertThat(tables.changed())
        .extracting(
            TableProgress::getState, TableProgress::getTargetRows, TableProgress::getMessage)
        .containsExactly(
            tuple(
                TableState.COPIED,
                0L,
                "Azure says that the copy succeeded with 0 rows, but the source had 1 when it was"
                    + " assessed"),
            tuple(TableState.COPIED, 2L, ""));
  }

  @Test
  void keepsCodesAndMessagesOfAFailure() {
    // When
    DatabaseMigration migration =
        migration(
            """
            "migrationStatus":"Failed","startedOn":"2026-01-05T08:00:00Z",
            "migrationFailureError":{"code":"2033","message":"Migration failed in state Copy."},
            "migrationStatusDetails":{"sqlDataCopyErrors":["","Table [dbo].[A]: Msg 547"]}
            """);

    // Then
    assertThat(migration.errorCode()).isEqualTo("2033");
    assertThat(migration.errors())
        .containsExactly("Migration failed in state Copy.", "Table [dbo].[A]: Msg 547");
    assertThat(migration.startedOn()).contains(Instant.parse("2026-01-05T08:00:00Z"));
  }

  @Test
  void readsAStartThatAzureHasNotSetAsAbsent() {
    assertThat(migration("\"startedOn\":\"0001-01-01T08:00:00Z\"").startedOn()).isEmpty();
  }

  @Test
  void recognisesItsOwnOperationsOnly() {
    // Given
    CopyAttempt second = CopyAttempt.of("m-1", 2);

    // Then
    assertThat(CopyAttempt.recognise("m-1", second.operationId())).contains(second);
    assertThat(CopyAttempt.recognise("m-2", second.operationId())).isEmpty();
    assertThat(second.next("m-1").operationId()).isNotEqualTo(second.operationId());
  }
}
