package io.dbmodernizer.monitoring.status;

import static io.dbmodernizer.monitoring.status.Events.at;
import static io.dbmodernizer.monitoring.status.Events.backedUp;
import static io.dbmodernizer.monitoring.status.Events.migrated;
import static io.dbmodernizer.monitoring.status.Events.migrationFailed;
import static io.dbmodernizer.monitoring.status.Events.monitored;
import static io.dbmodernizer.monitoring.status.Events.progress;
import static io.dbmodernizer.monitoring.status.Events.provisioned;
import static io.dbmodernizer.monitoring.status.Events.refused;
import static io.dbmodernizer.monitoring.status.Events.requested;
import static io.dbmodernizer.monitoring.status.Events.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusProjectorTest {
  private final StatusProjector projector = new StatusProjector(Duration.ofMinutes(30));
  private final List<AlertRaised> raised = new ArrayList<>();
  private final List<AlertResolved> resolved = new ArrayList<>();
  private final List<ModernizationCompleted> completed = new ArrayList<>();
  private @Nullable StatusFacts facts;
  private @Nullable MigrationStatus status;
  private int changes;

  @Test
  void followsAMigrationFromRequestToEnd() {
    // Given
    see(requested());
    assertThat(status().getState()).isEqualTo(MigrationState.REQUESTED);
    assertThat(status().getWaitingOn()).isEqualTo("provisioner: its service to begin");
    assertThat(status().getSource()).isEqualTo("sql01.corp.example:1433/orders");
    assertThat(status().getTarget()).isEqualTo("sql-orders/orders");

    // When
    see(progress("provisioner", "first", ProgressState.RUNNING, 50, 1));
    assertThat(status().getState()).isEqualTo(MigrationState.RUNNING);
    assertThat(stage("provisioner").getPercent()).isEqualTo(25);
    assertThat(status().getPercent()).isEqualTo(2);
    see(provisioned(10));
    see(progress("migration", "first", ProgressState.RUNNING, 0, 11));
    see(backedUp(12));
    see(monitored(13));
    see(migrated(20));

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(status().getPercent()).isEqualTo(100);
    assertThat(status().getCompletedAt()).isEqualTo(at(20));
    assertThat(status().getWaitingOn()).isEmpty();
    assertThat(status().getStages())
        .extracting(StageStatus::getState)
        .containsOnly(ProgressState.DONE);
    assertThat(status().getTableTotals().getMatched()).isEqualTo(1);
    assertThat(status().getResources())
        .extracting(AzureResource::getId)
        .containsExactly(
            "servers/sql-orders", "sqlMigrationServices/dms", "workspaces/log-sql-orders");
    assertThat(status().getBackupPolicy().getShortTermRetentionDays()).isEqualTo(14);
    assertThat(raised).isEmpty();
    assertThat(completed)
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.getCompletedAt()).isEqualTo(at(20));
              assertThat(end.getRequestedAt()).isEqualTo(at(0));
              assertThat(end.getMetadata().getMigrationId()).isEqualTo(Events.MIGRATION);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theOrderInWhichTopicsAreReadDoesNotMatter(long seed) {
    // Given: events of one topic stay in order, topics are merged at random
    List<List<SpecificRecord>> topics =
        List.of(
            new ArrayList<>(List.of(requested())),
            new ArrayList<>(List.of(provisioned(10))),
            new ArrayList<>(List.of(migrated(30))),
            new ArrayList<>(List.of(backedUp(12))),
            new ArrayList<>(List.of(monitored(13))),
            new ArrayList<>(
                List.of(
                    progress("provisioner", "first", ProgressState.RUNNING, 10, 1),
                    progress("provisioner", "first", ProgressState.DONE, 100, 5),
                    progress("provisioner", "second", ProgressState.DONE, 100, 10))),
            new ArrayList<>(
                List.of(
                    progress("migration", "first", ProgressState.RUNNING, 10, 15),
                    progress("migration", "first", ProgressState.WAITING, 10, 16),
                    progress("migration", "first", ProgressState.DONE, 100, 20),
                    progress("migration", "second", ProgressState.DONE, 100, 30))));
    Random random = new Random(seed);

    // When
    List<List<SpecificRecord>> left = new ArrayList<>(topics);
    while (!left.isEmpty()) {
      Collections.shuffle(left, random);
      see(left.get(0).remove(0));
      left.removeIf(List::isEmpty);
    }

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(status().getRequester()).isEqualTo("sales-platform");
    assertThat(status().getStages())
        .allSatisfy(stage -> assertThat(stage.getPercent()).isEqualTo(100));
    assertThat(stage("migration").getSteps())
        .hasSize(2)
        .extracting(StepStatus::getState)
        .containsOnly(ProgressState.DONE);
    assertThat(completed).hasSize(1);
    assertThat(raised).isEmpty();
  }

  @Test
  void repeatedEventsChangeNothing() {
    // Given
    List<SpecificRecord> life =
        List.of(
            requested(),
            progress("provisioner", "first", ProgressState.RUNNING, 10, 1),
            provisioned(10),
            backedUp(12),
            monitored(13),
            migrationFailed(20));
    life.forEach(this::see);
    MigrationStatus before = status();
    int changesBefore = changes;

    // When
    life.forEach(this::see);

    // Then
    assertThat(changes).isEqualTo(changesBefore);
    assertThat(status()).isEqualTo(before);
    assertThat(raised).hasSize(1);
  }

  @Test
  void theEndIsPublishedOnceEvenIfTheLastEventIsRepeated() {
    List.of(requested(), provisioned(1), backedUp(2), monitored(3), migrated(4), migrated(4))
        .forEach(this::see);

    assertThat(completed).hasSize(1);
  }

  @Test
  void aFailedStageFailsTheMigrationAndRaisesOneAlertWithTheRemedy() {
    // Given
    see(requested());
    see(provisioned(10));

    // When
    see(progress("migration", "second", ProgressState.FAILED, 40, 20));
    see(migrationFailed(20));

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.FAILED);
    assertThat(stage("migration").getFailure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
    assertThat(raised)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getKind()).isEqualTo(AlertKind.STAGE_FAILED);
              assertThat(alert.getSeverity()).isEqualTo(Severity.ERROR);
              assertThat(alert.getStage()).isEqualTo("migration");
              assertThat(alert.getFailure().getRemedy()).contains("request a retry");
              assertThat(alert.getMetadata().getCausationId()).isEqualTo("migration-failed-20");
            });
    assertThat(status().getAlerts())
        .extracting(OpenAlert::getAlertId)
        .containsExactly(raised.get(0).getAlertId());
  }

  @Test
  void otherStagesGoOnToTheirEndAfterOneHasFailed() {
    List.of(requested(), provisioned(10), migrationFailed(20), backedUp(25), monitored(26))
        .forEach(this::see);

    assertThat(status().getState()).isEqualTo(MigrationState.FAILED);
    assertThat(stage("backup").getState()).isEqualTo(ProgressState.DONE);
    assertThat(completed).isEmpty();
  }

  @Test
  void whatWasInFlightWhenTheStageFailedDoesNotReviveIt() {
    // Given
    see(provisioned(10));
    see(progress("migration", "second", ProgressState.FAILED, 40, 20));
    see(migrationFailed(20));

    // When
    see(progress("migration", "first", ProgressState.RUNNING, 70, 21));

    // Then
    assertThat(stage("migration").getState()).isEqualTo(ProgressState.FAILED);
    assertThat(resolved).isEmpty();
  }

  @Test
  void aStageThatIsTriedAgainResolvesItsAlertAndMayFailAgainWithANewOne() {
    // Given
    see(provisioned(10));
    see(progress("migration", "second", ProgressState.FAILED, 40, 20));
    see(migrationFailed(20));

    // When
    see(progress("migration", "second", ProgressState.RUNNING, 40, 60));
    see(migrationFailed(20));

    // Then
    assertThat(stage("migration").getState()).isEqualTo(ProgressState.RUNNING);
    assertThat(status().getState()).isEqualTo(MigrationState.RUNNING);
    assertThat(status().getAlerts()).isEmpty();
    assertThat(resolved)
        .extracting(AlertResolved::getAlertId)
        .containsExactly(raised.get(0).getAlertId());

    // When
    see(migrationFailed(90));

    // Then
    assertThat(raised).hasSize(2).extracting(AlertRaised::getAlertId).doesNotHaveDuplicates();
  }

  @Test
  void aRequestThatBreaksTheRulesIsAFailedMigrationWithTheFieldsAtFault() {
    // Given
    see(requested());
    FieldViolation violation =
        FieldViolation.newBuilder().setField("target.server.name").setAccepted("a-z 0-9 -").build();

    // When
    see(
        TargetProvisioningFailed.newBuilder()
            .setMetadata(Events.metadata("invalid", 1))
            .setFailure(
                Failure.newBuilder()
                    .setReason(Reason.INVALID_REQUEST)
                    .setMessage("target.server.name: has a blank")
                    .setViolations(List.of(violation))
                    .build())
            .build());

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.FAILED);
    assertThat(stage("provisioner").getFailure().getViolations()).containsExactly(violation);
    assertThat(raised).hasSize(1);
  }

  @Test
  void aRefusedRequestLeavesTheEarlierOneAsItWas() {
    // Given
    see(requested());
    see(progress("provisioner", "first", ProgressState.RUNNING, 50, 1));
    MigrationRequested other = requested();
    other.setMetadata(Events.metadata("other", 5));
    other.setRequester("somebody-else");
    other.getTarget().getServer().setName("sql-other");

    // When
    see(other);
    see(refused(6));

    // Then
    assertThat(status().getRequester()).isEqualTo("sales-platform");
    assertThat(status().getTarget()).isEqualTo("sql-orders/orders");
    assertThat(status().getState()).isEqualTo(MigrationState.RUNNING);
    assertThat(status().getRefusal().getReason()).isEqualTo(Reason.CONFLICTING_REQUEST);
    assertThat(raised).isEmpty();
  }

  @Test
  void aCancelledStageIsNoCauseForAnAlert() {
    // Given
    see(provisioned(10));
    MigrationFailed cancelled = migrationFailed(20);
    cancelled.getFailure().setReason(Reason.CANCELLED);

    // When
    see(cancelled);

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.CANCELLED);
    assertThat(raised).isEmpty();
  }

  @Test
  void aWaitingStageSaysWhatItWaitsOn() {
    List.of(
            provisioned(10),
            backedUp(12),
            monitored(13),
            progress("migration", "first", ProgressState.WAITING, 10, 14))
        .forEach(this::see);

    assertThat(status().getState()).isEqualTo(MigrationState.WAITING);
    assertThat(status().getWaitingOn()).isEqualTo("migration: first: the integration runtime");
  }

  @Test
  void tablesAreToldInNumbersUntilTheComparisonHasTheLastWord() {
    // Given
    StepProgressed copying = progress("migration", "first", ProgressState.RUNNING, 10, 11);
    StageTables tables =
        StageTables.of(
            List.of(
                table("[a].[x]", TableState.COPYING, 3), table("[a].[y]", TableState.PENDING, 0)));
    copying.setTables(tables.attention());
    copying.setTableTotals(tables.totals());
    StepProgressed further = progress("migration", "first", ProgressState.RUNNING, 20, 12);
    further.setTableTotals(tables.with(List.of(table("[a].[x]", TableState.COPIED, 10))).totals());

    // When
    see(copying);
    see(further);

    // Then
    assertThat(status().getTables()).isEmpty();
    assertThat(status().getTableTotals().getCopied()).isEqualTo(1);
    assertThat(status().getTableTotals().getPending()).isEqualTo(1);

    // When
    see(migrated(30));
    see(copying);

    // Then
    assertThat(status().getTables()).isEmpty();
    assertThat(status().getTableTotals().getMatched()).isEqualTo(1);
  }

  @Test
  void aSnapshotThatNamesEveryTableIsToldInNumbersWhenItIsNextChanged() {
    // Given
    List<TableProgress> tables = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      tables.add(
          table("[a].[t" + i + "]", i % 5 == 0 ? TableState.MISMATCHED : TableState.MATCHED, 1));
    }
    see(requested());
    MigrationStatus before = MigrationStatus.newBuilder(status()).setTables(tables).build();

    // When
    MigrationStatus after =
        Objects.requireNonNull(
            projector
                .apply(
                    StatusProjector.toFacts(before),
                    Topic.PROGRESS_MIGRATION.topicName(),
                    progress("migration", "first", ProgressState.RUNNING, 10, 11),
                    at(11),
                    id -> AlertHistory.State.UNKNOWN)
                .status());

    // Then
    assertThat(after.getTables())
        .hasSize(20)
        .allMatch(table -> table.getState() == TableState.MISMATCHED);
    assertThat(after.getTableTotals().getMatched()).isEqualTo(400);
    assertThat(after.getTableTotals().getMismatched()).isEqualTo(100);
  }

  @Test
  void aResourceThatTheMigrationCreatedStaysItsOwnWhenItIsFoundAgain() {
    see(provisioned(10));
    StepProgressed found = progress("monitoring", "first", ProgressState.DONE, 100, 11);
    found.setResources(List.of(Events.resource("SERVERS/SQL-ORDERS", false)));

    see(found);

    assertThat(status().getResources())
        .singleElement()
        .satisfies(resource -> assertThat(resource.getCreated()).isTrue());
  }

  @Test
  void aSilentStageIsReportedOnceAndResolvedWhenItMovesAgain() {
    // Given
    see(provisioned(10));
    see(backedUp(11));
    see(monitored(12));
    see(progress("migration", "first", ProgressState.RUNNING, 10, 20));

    // When
    checkStalled(at(20 + 29 * 60), at(0));
    assertThat(raised).isEmpty();
    checkStalled(at(20 + 30 * 60), at(0));
    checkStalled(at(20 + 31 * 60), at(0));

    // Then
    assertThat(raised)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getKind()).isEqualTo(AlertKind.STAGE_STALLED);
              assertThat(alert.getSeverity()).isEqualTo(Severity.WARNING);
              assertThat(alert.getStage()).isEqualTo("migration");
              assertThat(alert.getFailure().getReason()).isEqualTo(Reason.STALLED);
              assertThat(alert.getFailure().getMessage())
                  .contains("30 minutes", "step first RUNNING");
              assertThat(alert.getFailure().getRemedy()).isNotEmpty();
            });

    // When
    see(progress("migration", "first", ProgressState.RUNNING, 11, 20 + 40 * 60));

    // Then
    assertThat(resolved)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getAlertId()).isEqualTo(raised.get(0).getAlertId());
              assertThat(alert.getExplanation()).isEqualTo("the stage works again");
            });
    assertThat(status().getAlerts()).isEmpty();

    // When
    checkStalled(at(20 + 75 * 60), at(0));

    // Then
    assertThat(raised).hasSize(2).extracting(AlertRaised::getAlertId).doesNotHaveDuplicates();
  }

  @Test
  void aStageWhoseServiceNeverBeginsIsReportedToo() {
    see(requested());

    checkStalled(at(31 * 60), at(0));

    assertThat(raised).extracting(AlertRaised::getStage).containsExactly("provisioner");
  }

  @Test
  void stagesThatCannotBeginYetAreNotReported() {
    see(requested());
    see(progress("provisioner", "first", ProgressState.RUNNING, 10, 31 * 60));

    checkStalled(at(32 * 60), at(0));

    assertThat(raised).isEmpty();
  }

  @Test
  void silenceBeforeTheEventsWereReadIsNoProof() {
    // Given
    see(requested());
    Instant restartedAt = at(3 * 3600);

    // When
    checkStalled(restartedAt.plusSeconds(60), restartedAt);

    // Then
    assertThat(raised).isEmpty();
  }

  @Test
  void finishedMigrationsNeverStall() {
    List.of(requested(), provisioned(1), backedUp(2), monitored(3), migrated(4)).forEach(this::see);

    checkStalled(at(24 * 3600), at(0));

    assertThat(raised).isEmpty();
  }

  @Test
  void itsOwnAlertsReadBackChangeNothing() {
    // Given
    see(provisioned(10));
    see(progress("migration", "first", ProgressState.FAILED, 40, 20));
    see(migrationFailed(20));
    see(progress("migration", "first", ProgressState.RUNNING, 40, 60));
    assertThat(status().getAlerts()).isEmpty();

    // When
    see(raised.get(0));

    // Then
    assertThat(status().getAlerts()).isEmpty();
  }

  @Test
  void whatIsSaidAboutAMigrationThatNobodyKnowsCreatesNone() {
    see(refused(1));
    see(Events.accepted(2, command -> command.setTeardown(new TeardownRequested())));
    see(Events.signal(AlertCondition.FIRED, 3));
    see(Events.drifted(4));

    assertThat(status).isNull();
    assertThat(raised).isEmpty();
  }

  @Test
  void aSnapshotThatWasStoredByAVersionWithoutFactsGoesOn() {
    // Given
    List.of(requested(), provisioned(1), backedUp(2), monitored(3), migrated(4)).forEach(this::see);
    MigrationStatus before = status();
    completed.clear();

    // When
    facts = StatusProjector.toFacts(before);
    see(progress("migration", "first", ProgressState.DONE, 100, 4));

    // Then
    assertThat(status().getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(status().getCompletedAt()).isEqualTo(before.getCompletedAt());
    assertThat(status().getResources()).isEqualTo(before.getResources());
    assertThat(completed).isEmpty();
  }

  @Test
  void anEventWithoutAnyMeaningForTheSnapshotCreatesNone() {
    see(
        io.dbmodernizer.events.CancelRequested.newBuilder()
            .setMetadata(Events.metadata("cancel", 1))
            .build());

    assertThat(status).isNull();
  }

  private void see(SpecificRecord event) {
    keep(
        projector.apply(
            facts,
            topicOf(event),
            event,
            StatusProjector.metadataOf(event).getOccurredAt(),
            alertId -> AlertHistory.State.UNKNOWN));
  }

  private void checkStalled(Instant now, Instant watchingSince) {
    assertThat(facts).isNotNull();
    keep(projector.checkStalled(facts, watchingSince, now));
  }

  private void keep(Projection projection) {
    facts = projection.facts();
    status = projection.status();
    changes += projection.changed() ? 1 : 0;
    raised.addAll(projection.raised());
    resolved.addAll(projection.resolved());
    projection.completed().ifPresent(completed::add);
  }

  private MigrationStatus status() {
    assertThat(status).isNotNull();
    return status;
  }

  private StageStatus stage(String name) {
    return status().getStages().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String topicOf(SpecificRecord event) {
    if (event instanceof StepProgressed progress) {
      return Topic.progressOf(progress.getStage()).topicName();
    }
    for (Topic topic : Topic.values()) {
      if (topic.recordTypes().contains(event.getClass())) {
        return topic.topicName();
      }
    }
    throw new IllegalArgumentException("no topic for " + event.getSchema().getName());
  }
}
