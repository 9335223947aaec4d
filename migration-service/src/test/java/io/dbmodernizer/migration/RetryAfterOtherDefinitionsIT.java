package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration whose target has other definitions than its source is tried again. */
@Tag("deep")
class RetryAfterOtherDefinitionsIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Name\" DROP NOT NULL | ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Name\" SET NOT NULL",
        "ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Note\" VARCHAR(99) | ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Note\" VARCHAR(100)",
        "ALTER TABLE \"dbo\".\"Empty\" ADD CONSTRAINT \"CK\" CHECK (\"Id\" > 0) | ALTER TABLE \"dbo\".\"Empty\" DROP CONSTRAINT \"CK\""
      })
  void aDifferenceStopsTheMigrationUntilItIsGone(String change, String correction)
      throws SQLException {
    // Given
    run.afterDone(FinishSchemaStep.NAME, () -> onTarget(change));

    // When
    StageState failed = run.toTheEnd();
    Reason reason = failed.getFailure().getReason();
    StageState stillDifferent = run.retry().toTheEnd();
    onTarget(correction);
    StageState corrected = run.retry().toTheEnd();

    // Then
    assertThat(reason).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(stillDifferent.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(corrected.getState()).as("%s", corrected.getFailure()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void aKeyThatIsOffAndAnIdentityThatStartsAgainAreSetByTheRetryItself() {
    // Given
    run.afterDone(
        FinishSchemaStep.NAME,
        () -> {
          onTarget("ALTER TABLE \"Sales\".\"OrderLine\" SET REFERENTIAL_INTEGRITY FALSE");
          onTarget("ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Id\" RESTART WITH 1");
        });

    // When
    StageState failed = run.toTheEnd();
    ProgressState before = failed.getState();
    String told = failed.getFailure().getMessage();
    StageState retried = run.retry().toTheEnd();

    // Then
    assertThat(before).isEqualTo(ProgressState.FAILED);
    assertThat(told).contains("FK_OrderLine_Order", "the next value is 201 on the source");
    assertThat(retried.getState()).as("%s", retried.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(run.step(CompareDefinitionsStep.NAME).getDetail()).contains("same definitions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE \"dbo\".\"Empty\" DROP CONSTRAINT \"PK_Empty\"",
        "ALTER TABLE \"Sales\".\"OrderLine\" DROP CONSTRAINT \"FK_OrderLine_Order\"",
        "DROP TABLE \"dbo\".\"Empty\""
      })
  void whatTheSchemaStepCreatesIsCreatedByTheRetryItself(String change) throws SQLException {
    // Given
    run.afterDone(FinishSchemaStep.NAME, () -> onTarget(change));

    // When
    StageState failed = run.toTheEnd();
    ProgressState before = failed.getState();
    String told = failed.getFailure().getMessage();
    long copies = copies();
    StageState retried = run.retry().toTheEnd();

    // Then
    assertThat(before).isEqualTo(ProgressState.FAILED);
    assertThat(told).contains("is missing on the target");
    assertThat(retried.getState()).as("%s", retried.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(run.step(CompareDefinitionsStep.NAME).getDetail()).contains("same definitions");
    assertThat(copies()).as("copies requested").isEqualTo(copies);
  }

  private long copies() {
    return world.emulator().requests().all().stream()
        .filter(request -> request.method().equals("PUT"))
        .filter(request -> request.path().contains("/databaseMigrations/"))
        .count();
  }

  private void onTarget(String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
