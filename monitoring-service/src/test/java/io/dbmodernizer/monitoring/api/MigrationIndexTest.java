package io.dbmodernizer.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.topics.TableKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationIndexTest {

  @Test
  void changesSinceAVersionAreTheMigrationsThatChangedAndThoseThatWent() {
    // Given
    ApiRig rig = new ApiRig(Snapshot.of(1), Snapshot.of(2), Snapshot.of(3));
    long before = rig.index.version();

    // When
    rig.put(Snapshot.of("sales-fleet-2026-00002", 2, MigrationState.COMPLETED));
    rig.put(Snapshot.of(4));
    rig.view.remove("sales-fleet-2026-00001");
    rig.view.remove("never-known");
    MigrationIndex.Changes changes = rig.index.changesSince(before);

    // Then
    assertThat(changes.changed().stream().map(entry -> entry.item().migrationId()))
        .containsExactly("sales-fleet-2026-00002", "sales-fleet-2026-00004");
    assertThat(changes.removed()).containsExactly("sales-fleet-2026-00001");
    assertThat(changes.whole()).isTrue();
    assertThat(rig.index.changesSince(changes.version()).changed()).isEmpty();
  }

  @Test
  void aMigrationThatCameBackIsNotRemoved() {
    // Given
    ApiRig rig = new ApiRig(Snapshot.of(1));

    // When
    rig.view.remove("sales-fleet-2026-00001");
    rig.put(Snapshot.of(1));

    // Then
    assertThat(rig.index.changesSince(1).removed()).isEmpty();
    assertThat(rig.index.changesSince(1).changed()).hasSize(1);
  }

  @Test
  void changesAreNotWholeWhenRemovalsAreForgotten() {
    // Given
    ApiRig rig = new ApiRig();

    // When
    for (int i = 0; i < 1001; i++) {
      rig.put(Snapshot.of(i));
      rig.view.remove(Snapshot.of(i).getMigrationId());
    }

    // Then
    assertThat(rig.index.changesSince(0).whole()).isFalse();
    assertThat(rig.index.changesSince(2).whole()).isTrue();
  }

  @Test
  void alertsOfSeverityAndMismatchedTablesNeedAttention() {
    // Given
    MigrationStatus running = Snapshot.of(0);
    MigrationStatus info = Snapshot.of(4);
    info.setAlerts(List.of(alert(Severity.INFO)));
    MigrationStatus warned = Snapshot.of(8);
    warned.setAlerts(List.of(alert(Severity.WARNING)));
    MigrationStatus different = Snapshot.of(12);
    different.setTableTotals(TableTotals.newBuilder().setTables(1).setMismatched(1).build());

    // When
    ApiRig rig = new ApiRig(running, info, warned, different);

    // Then
    assertThat(rig.index.all().stream().filter(MigrationEntry::needsAttention))
        .extracting(entry -> entry.item().migrationId())
        .containsExactlyInAnyOrder("sales-fleet-2026-00008", "sales-fleet-2026-00012");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    // Given
    MigrationStatus waiting = Snapshot.of(1);
    waiting.setWaitingOn("x".repeat(58) + "\uD83D\uDE00".repeat(10));

    // When
    String text = MigrationItem.of(waiting).waitingOn();

    // Then
    assertThat(text).isEqualTo("x".repeat(58) + "…");
  }

  @Test
  void stepsThatARequestDoesNotAskForAreLeftOut() {
    // Given
    MigrationStatus migration = Snapshot.of(1);
    migration
        .getStages()
        .get(0)
        .setSteps(
            List.of(
                StepStatus.newBuilder()
                    .setName("server")
                    .setState(ProgressState.DONE)
                    .setStartedAt(Events.at(10))
                    .setChangedAt(Events.at(17))
                    .build(),
                StepStatus.newBuilder()
                    .setName("elastic-pool")
                    .setState(ProgressState.SKIPPED)
                    .build(),
                StepStatus.newBuilder()
                    .setName("drift")
                    .setProcedure("upkeep")
                    .setState(ProgressState.RECURRING)
                    .build()));
    MigrationEntry entry = MigrationEntry.of(migration, 1);

    // When
    List<Step> steps = Migration.of(entry, false).stages().get(0).steps();

    // Then
    assertThat(steps).extracting(Step::name).containsExactly("server", "drift");
    assertThat(steps.get(0).durationMillis()).isEqualTo(7_000);
    assertThat(steps.get(1).durationMillis()).isNull();
    assertThat(Migration.of(entry, true).stages().get(0).steps()).hasSize(3);
  }

  @Test
  void theSummaryAddsUpRunningCopies() {
    // Given
    MigrationStatus running = Snapshot.of("running", 0, MigrationState.RUNNING);
    running.setTableTotals(totals(1_000, 400));
    MigrationStatus failed = Snapshot.of("failed", 0, MigrationState.FAILED);
    failed.setTableTotals(totals(9_000, 1));
    ApiRig rig = new ApiRig(running, failed);
    Summaries summaries = new Summaries(rig.index, rig.tables, rig.deadLetters);

    // When
    table(rig, "running", "[s].[a]", TableState.COPYING, 100, 30);
    table(rig, "running", "[s].[b]", TableState.COPYING, 100, 20);
    table(rig, "running", "[s].[c]", TableState.MATCHED, 100, 70);
    table(rig, "failed", "[s].[a]", TableState.COPYING, 100, 1000);
    Summary copying = summaries.get();
    table(rig, "running", "[s].[a]", TableState.COPIED, 100, 30);
    rig.tables.remove(new TableKey("running", "[s].[b]").toString());
    Summary done = summaries.get();

    // Then
    assertThat(copying.migrations()).isEqualTo(2);
    assertThat(copying.byState())
        .containsEntry(MigrationState.RUNNING, 1)
        .containsEntry(MigrationState.FAILED, 1)
        .hasSize(2);
    assertThat(copying.byStage().get("backup")).containsEntry(ProgressState.DONE, 2);
    assertThat(copying.tables().sourceRows()).isEqualTo(10_000);
    assertThat(copying.rowsPerSecond()).isEqualTo(50);
    assertThat(copying.remainingRows()).isEqualTo(600);
    assertThat(copying.estimatedRemainingSeconds()).isEqualTo(12);
    assertThat(done.rowsPerSecond()).isZero();
    assertThat(done.estimatedRemainingSeconds()).isNull();
  }

  @Test
  void tablesAreSortedByNameRowsOrPercent() {
    // Given
    ApiRig rig = new ApiRig();
    table(rig, "m", "[s].[a]", TableState.COPYING, 500, 0);
    table(rig, "m", "[s].[b]", TableState.PENDING, 900, 0);
    table(rig, "m", "[s].[c]", TableState.MATCHED, 100, 0);

    // Then
    assertThat(names(rig, "name")).containsExactly("[s].[a]", "[s].[b]", "[s].[c]");
    assertThat(names(rig, "-name")).containsExactly("[s].[c]", "[s].[b]", "[s].[a]");
    assertThat(names(rig, "-rows")).containsExactly("[s].[b]", "[s].[a]", "[s].[c]");
    assertThat(names(rig, "percent")).containsExactly("[s].[b]", "[s].[a]", "[s].[c]");
  }

  private static List<String> names(ApiRig rig, String sort) {
    Sort order = TableOrder.parse(sort);
    Page<Table> page =
        Page.of(
            TableOrder.sorted(rig.tables.all("m"), order),
            PageRequest.of(order, 10, null),
            table -> true,
            table -> Table.of(table, true, Duration.ofHours(24)));
    return page.items().stream().map(Table::table).toList();
  }

  private static TableTotals totals(long source, long target) {
    return TableTotals.newBuilder()
        .setTables(3)
        .setSourceRows(source)
        .setTargetRows(target)
        .build();
  }

  private static OpenAlert alert(Severity severity) {
    return OpenAlert.newBuilder()
        .setAlertId("a")
        .setKind(AlertKind.AZURE_ALERT)
        .setSeverity(severity)
        .build();
  }

  private static void table(
      ApiRig rig, String migration, String name, TableState state, long rows, long rate) {
    rig.tables.put(
        new TableKey(migration, name).toString(),
        TableStatus.newBuilder()
            .setMetadata(Events.metadata("table", 1))
            .setProgress(
                TableProgress.newBuilder()
                    .setTable(name)
                    .setState(state)
                    .setSourceRows(rows)
                    .setTargetRows(rows / 2)
                    .setRowsPerSecond(rate)
                    .build())
            .build());
  }
}
