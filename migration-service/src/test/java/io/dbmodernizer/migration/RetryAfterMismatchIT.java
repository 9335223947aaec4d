package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A migration whose comparison has found a difference is tried again. */
@Tag("deep")
class RetryAfterMismatchIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final String CHANGE_A_SETTING =
      "UPDATE \"dbo\".\"Setting\" SET \"Data\" = X'99' WHERE \"Name\" = 'a'";
  private static final String CHANGE_A_LINE =
      "UPDATE \"Sales\".\"OrderLine\" SET \"Quantity\" = \"Quantity\" + 1 WHERE \"OrderId\" = 43";

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private TargetProvisioned target;
  private StoredRun run;

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @BeforeEach
  void begin() {
    target = world.provision(world.request("Sales"));
    run =
        world.run(
            MigrationStage.outline().steps(world.steps(SIDES, Duration.ofSeconds(2))).build(),
            target);
  }

  private void failedFor(String... changes) {
    run.afterDone(CopyStep.NAME, () -> onTarget(changes));
    StageState failed = run.toTheEnd();
    assertThat(failed.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.DATA_MISMATCH);
  }

  private static void onSource(String... statements) throws SQLException {
    try (Connection connection = world.source().connect("Sales");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void onTarget(String... statements) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The tables of each copy that was requested since a mark. */
  private static List<List<String>> copiesSince(long mark) {
    return world.writesSince(mark).stream()
        .filter(request -> request.path().contains("/databaseMigrations/"))
        .map(LoggedRequest::requestBody)
        .map(body -> Objects.requireNonNull(body).at("/properties/tableList"))
        .map(list -> list.valueStream().map(JsonNode::asString).toList())
        .toList();
  }

  private long rowsThatDiffer() throws SQLException {
    List<String> sums = new ArrayList<>();
    for (Connection connection :
        List.of(world.source().connect("Sales"), world.connectToTarget(target))) {
      try (connection;
          Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT COUNT(*), SUM(\"Quantity\") FROM \"Sales\".\"OrderLine\"")) {
        rows.next();
        sums.add(rows.getLong(1) + "/" + rows.getLong(2));
      }
    }
    return sums.get(0).equals(sums.get(1)) ? 0 : 1;
  }

  private TableProgress table(String name) {
    return run.tables().stream()
        .filter(table -> table.getTable().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repairsRangesThatDifferWithoutACopyAndCompletes() throws SQLException {
    // Given
    failedFor(CHANGE_A_LINE, "UPDATE \"Sales\".\"Order\" SET \"CustomerId\" = 1 WHERE \"Id\" = 43");
    long mark = world.mark();

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(rowsThatDiffer()).isZero();
    assertThat(copiesSince(mark)).isEmpty();
    assertThat(run.events(MigrationCompleted.class)).hasSize(1);
    assertThat(run.tables())
        .hasSize(5)
        .extracting(TableProgress::getState)
        .containsOnly(TableState.MATCHED);
    assertThatThrownBy(
            () -> onTarget("INSERT INTO \"Sales\".\"OrderLine\" VALUES (9999, 1, 1, 1, DEFAULT)"))
        .hasMessageContaining("Referential integrity");
  }

  @Test
  void copiesATableWithoutAKeyAnew() throws SQLException {
    // Given
    failedFor(CHANGE_A_SETTING, CHANGE_A_LINE);
    long mark = world.mark();

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(rowsThatDiffer()).isZero();
    assertThat(copiesSince(mark)).containsExactly(List.of("[dbo].[Setting]"));
  }

  @Test
  void continuesARepairWhoseResultWasLost() throws SQLException {
    // Given
    failedFor(CHANGE_A_LINE, "INSERT INTO \"dbo\".\"Empty\" VALUES (7)");
    run.losing(
        (step, result) ->
            step.equals(CompareStep.NAME)
                && result instanceof StepResult.InProgress progress
                && progress.detail().startsWith("repaired"));

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(run.hasLost()).isTrue();
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(rowsThatDiffer()).isZero();
  }

  @Test
  void copiesNothingWhenTheDifferenceIsGone() throws SQLException {
    // Given
    failedFor("INSERT INTO \"dbo\".\"Empty\" VALUES (7)");
    onTarget("DELETE FROM \"dbo\".\"Empty\"");
    long mark = world.mark();

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(copiesSince(mark)).isEmpty();
  }

  @Test
  void findsAndMendsATableThatChangedAfterItHadMatched() throws SQLException {
    // Given
    failedFor("INSERT INTO \"dbo\".\"Empty\" VALUES (7)");
    assertThat(table("[Sales].[OrderLine]").getState()).isEqualTo(TableState.MATCHED);
    onTarget("DELETE FROM \"dbo\".\"Empty\"", CHANGE_A_LINE);

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(rowsThatDiffer()).isZero();
  }

  @Test
  void failsAgainAndNamesATableThatChangesOnTheSource() throws SQLException {
    // Given
    failedFor(CHANGE_A_SETTING);
    run.afterDone(CopyStep.NAME, () -> onSource("UPDATE \"dbo\".\"Setting\" SET \"Data\" = X'77'"));

    // When
    StageState failed = run.retry().toTheEnd();

    // Then
    assertThat(failed.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(run.events(MigrationFailed.class)).hasSize(2);
    assertThat(failed.getFailure().getMessage())
        .contains("[dbo].[Setting]", "the table changes on the source");
    assertThat(run.retry().toTheEnd().getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void startsOneCopyEvenIfTheAnswerIsLost() throws SQLException {
    // Given
    failedFor(CHANGE_A_SETTING);
    long mark = world.mark();
    run.losing(
        (step, result) ->
            step.equals(CopyStep.NAME)
                && result instanceof StepResult.InProgress progress
                && progress.operation() != null);

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(run.hasLost()).isTrue();
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(copiesSince(mark)).hasSize(1);
  }

  @Test
  void createsTheSchemaAnewAfterAConflictThatWasClearedAway() throws SQLException {
    // Given
    run.losing(
        (step, result) -> {
          boolean created = step.equals(SchemaStep.NAME) && result instanceof StepResult.InProgress;
          if (created) {
            onTarget("ALTER TABLE \"dbo\".\"Setting\" ALTER COLUMN \"Name\" VARCHAR(20)");
          }
          return false;
        });
    assertThat(run.toTheEnd().getFailure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    run.losing((step, result) -> false);
    onTarget(
        "DROP SCHEMA \"Sales\" CASCADE",
        "DROP TABLE \"dbo\".\"Setting\"",
        "DROP TABLE IF EXISTS \"dbo\".\"Empty\"");

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void givesEveryVerdictATimeOfItsOwnRound() throws SQLException {
    // Given
    failedFor("INSERT INTO \"dbo\".\"Empty\" VALUES (7)");
    onTarget("DELETE FROM \"dbo\".\"Empty\"");
    run.retry();
    Instant retried = run.now();

    // When
    run.toTheEnd();

    // Then
    assertThat(run.tables())
        .hasSize(5)
        .allSatisfy(table -> assertThat(table.getComparedAt()).isAfterOrEqualTo(retried));
  }
}
