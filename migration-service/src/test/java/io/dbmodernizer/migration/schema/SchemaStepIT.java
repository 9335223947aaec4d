package io.dbmodernizer.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaStepIT {
  private static final Duration SLICE = Duration.ofSeconds(2);

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private TargetProvisioned target;
  private List<TableProgress> tables;

  @BeforeEach
  void assessedAndProvisioned() {
    target = world.provision(world.request("Sales"));
    StepDriver assess = StepDriver.of(new AssessStep(world.connections(), SLICE), target);
    assess.runToDone();
    tables = assess.tables().all();
  }

  private StepDriver schema() {
    return StepDriver.of(new SchemaStep(world.connections(), SLICE), target).withTables(tables);
  }

  @Test
  void createsWhatTheTargetLacks() throws SQLException {
    // Given
    StepDriver driver = schema();

    // When
    driver.runToDone();

    // Then
    DatabaseCatalog present;
    try (Connection connection = world.connectToTarget(target)) {
      present = SqlDialect.of(connection).reading(connection).tables();
    }
    Table line = present.table(new TableName("Sales", "OrderLine")).orElseThrow();
    assertThat(present.tables()).hasSize(5);
    assertThat(line.primaryKey()).isNotNull();
    assertThat(line.foreignKeys()).hasSize(1);
    assertThat(line.column("Total").orElseThrow().computedExpression()).isNotNull();
    assertThat(present.table(new TableName("Sales", "Order")).orElseThrow().indexes()).hasSize(1);
    SchemaMigrated milestone =
        (SchemaMigrated)
            new SchemaStep(world.connections(), SLICE).milestone(driver.stage()).orElseThrow();
    assertThat(milestone.getTables()).isEqualTo(5);
    assertThat(milestone.getObjectsCreated()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void createsNothingASecondTime() {
    // Given
    schema().runToDone();
    StepDriver again = schema();

    // When
    StepResult.Done done = again.runToDone();

    // Then
    assertThat(again.results()).hasSize(1);
    assertThat(done.detail()).contains("0 objects created");
  }

  @Test
  void completesWhatAStoppedRunHasBegun() throws SQLException {
    // Given
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA \"Sales\"");
    }

    // When
    StepDriver driver = schema();
    driver.runToDone();

    // Then
    assertThat(schema().runToDone().detail()).contains("0 objects created");
  }

  @Test
  void namesATableThatTheSourceHasLostSinceItWasAssessed() {
    // Given
    List<TableProgress> andOneMore = new ArrayList<>(tables);
    andOneMore.add(TableProgress.newBuilder().setTable("[dbo].[Dropped]").build());

    // When
    StepResult.Failed failed =
        StepDriver.of(new SchemaStep(world.connections(), SLICE), target)
            .withTables(andOneMore)
            .runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
    assertThat(failed.failure().getSubject()).isEqualTo("[dbo].[Dropped]");
  }

  @Test
  void refusesATargetTableOfAnotherShape() throws SQLException {
    // Given
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA \"Sales\"");
      statement.execute(
          "CREATE TABLE \"Sales\".\"Customer\" (\"Id\" INT NOT NULL, \"Name\" VARCHAR(20) NOT NULL)");
    }

    // When
    StepResult.Failed failed = schema().runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("[Sales].[Customer]", "Name");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void refusesATargetTableWithACheckOfItsOwnBeforeAnythingIsCopied() throws SQLException {
    // Given
    schema().runToDone();
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE \"dbo\".\"Empty\" ADD CONSTRAINT \"CK_Own\" CHECK (\"Id\" > 7)");
    }

    // When
    StepResult.Failed failed = schema().runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("check [dbo].[Empty].CK_Own is on the target only");
  }

  @Test
  void saysThatItIsTheTargetThatRefusesTheLogin() {
    // Given
    target.getRequest().getTarget().getServer().setAdministratorPasswordRef("env:WRONG_PASSWORD");

    // When
    StepResult.Failed failed = schema().runToFailure();

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.TARGET_LOGIN_FAILED);
    assertThat(failed.failure().getMessage())
        .contains("target " + target.getServerFqdn() + "/sales", MigrationWorld.ADMINISTRATOR)
        .doesNotContain("Wrong-Pass-0000");
  }
}
