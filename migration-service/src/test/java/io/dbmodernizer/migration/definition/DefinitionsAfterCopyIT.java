package io.dbmodernizer.migration.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.RowMover;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DefinitionsAfterCopyIT {
  private static final Duration SLICE = Duration.ofSeconds(2);

  @RegisterExtension
  static final MigrationWorld world = MigrationWorld.empty(EmulatorOptions.defaults());

  private String database;
  private TargetProvisioned target;
  private List<TableProgress> tables = List.of();

  @BeforeEach
  void source() throws SQLException {
    database = "sales_" + UUID.randomUUID().toString().substring(0, 8);
    world.source().create(database, SalesDatabase.statements());
    target = world.provision(world.request(database));
  }

  private void assessAndCreate() {
    StepDriver assess = StepDriver.of(new AssessStep(world.connections(), SLICE), target);
    assess.runToDone();
    tables = assess.tables().all();
    StepDriver.of(new SchemaStep(world.connections(), SLICE), target)
        .withTables(tables)
        .runToDone();
  }

  private void copy() throws SQLException {
    try (Connection from = world.source().connect(database);
        Connection to = world.connectToTarget(target)) {
      RowMover.move(from, to);
    }
  }

  private StepDriver finish() {
    return StepDriver.of(new FinishSchemaStep(world.connections(), SLICE), target)
        .withTables(tables);
  }

  private StepDriver compare() {
    return StepDriver.of(new CompareDefinitionsStep(world.connections()), target)
        .withTables(tables);
  }

  @Test
  void equalDefinitionsAreSaidToBeEqual() throws SQLException {
    // Given
    assessAndCreate();
    copy();

    // When
    StepResult.Done finished = finish().runToDone();
    StepResult.Done compared = compare().runToDone();

    // Then
    assertThat(finished.detail())
        .isEqualTo("0 constraints set as on the source, 0 identities advanced");
    assertThat(compared.detail()).isEqualTo("5 tables have the same definitions on both sides");
  }

  /** H2 writes the names in an expression as the table spells them. */
  @Test
  void anExpressionThatTheTargetWritesInOtherWordsIsEqual() throws SQLException {
    // Given
    onTarget("CREATE SCHEMA \"Sales\"");
    onTarget(
        "CREATE TABLE \"Sales\".\"OrderLine\" (\"OrderId\" INT NOT NULL, \"Line\" INT NOT NULL,"
            + " \"QUANTITY\" INT NOT NULL, \"Price\" DECIMAL(19, 4) NOT NULL,"
            + " \"Total\" DECIMAL(19, 4) GENERATED ALWAYS AS (\"QUANTITY\" * \"Price\"),"
            + " CONSTRAINT \"PK_OrderLine\" PRIMARY KEY (\"OrderId\", \"Line\"))");
    assessAndCreate();
    copy();

    // When
    finish().runToDone();
    StepResult.Done compared = compare().runToDone();

    // Then
    assertThat(compared.detail()).isEqualTo("5 tables have the same definitions on both sides");
  }

  @Test
  void aDifferenceFailsWithItsNameAndIsLookedAtAnewByARetry() throws SQLException {
    // Given
    onSource("CREATE INDEX \"IX_Name\" ON \"Sales\".\"Customer\" (\"Name\")");
    assessAndCreate();
    copy();
    onTarget("DROP INDEX \"Sales\".\"IX_Name\"");

    // When
    StepResult.Failed failed = compare().runToFailure();
    onTarget("CREATE INDEX \"IX_Name\" ON \"Sales\".\"Customer\" (\"Name\")");
    StepResult.Done again = compare().withRound(1).runToDone();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("index [Sales].[Customer].IX_Name is missing on the target");
    assertThat(failed.failure().getRemedy()).contains("retry");
    assertThat(again.detail()).contains("same definitions");
  }

  @Test
  void manyDifferencesAreToldInAMessageThatDoesNotGrow() throws SQLException {
    // Given
    assessAndCreate();
    copy();
    for (int number = 0; number < 60; number++) {
      onTarget("ALTER TABLE \"dbo\".\"Empty\" ADD CHECK (\"Id\" <> " + number + ")");
    }

    // When
    StepResult.Failed failed = compare().runToFailure();

    // Then
    assertThat(failed.failure().getMessage()).contains("and 50 more").hasSizeLessThan(6_000);
  }

  @Test
  void whatOnlyTheTargetHasIsListedAndDoesNotFail() throws SQLException {
    // Given
    assessAndCreate();
    copy();
    onTarget("CREATE TABLE \"dbo\".\"Other\" (\"Id\" INT)");

    // When
    StepResult.Done compared = compare().runToDone();

    // Then
    assertThat(compared.detail()).endsWith("only on the target: table [dbo].[Other]");
  }

  @Test
  void aForeignKeyThatIsOffInTheSourceIsOffOnTheTargetAlsoWithRowsThatReferToNothing()
      throws SQLException {
    // Given
    onSource("CREATE TABLE \"dbo\".\"Loose\" (\"Id\" INT, \"Setting\" INT)");
    onSource("CREATE TABLE \"dbo\".\"Owner\" (\"Id\" INT PRIMARY KEY)");
    onSource(
        "ALTER TABLE \"dbo\".\"Loose\" ADD CONSTRAINT \"FK_Loose\" FOREIGN KEY (\"Setting\")"
            + " REFERENCES \"dbo\".\"Owner\" (\"Id\")");
    onSource("ALTER TABLE \"dbo\".\"Loose\" SET REFERENTIAL_INTEGRITY FALSE");
    onSource("INSERT INTO \"dbo\".\"Loose\" VALUES (1, 4711)");

    try (Connection open = world.source().connect(database)) {
      // When
      assessAndCreate();
      copy();
      finish().runToDone();
      StepResult.Done compared = compare().runToDone();

      // Then
      assertThat(open.isValid(1)).isTrue();
      assertThat(compared.detail()).startsWith("7 tables have the same definitions");
      assertThat(looseKey().state()).isEqualTo(ConstraintState.DISABLED);
    }
  }

  @Test
  void aKeyLeftOffByTheCopyIsSwitchedOnAndAnIdentityBehindMovesOn() throws SQLException {
    // Given
    onSource("ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Id\" RESTART WITH 5000");
    assessAndCreate();
    copy();
    onTarget("ALTER TABLE \"Sales\".\"Order\" SET REFERENTIAL_INTEGRITY FALSE");
    onTarget("ALTER TABLE \"Sales\".\"Customer\" ALTER COLUMN \"Id\" RESTART WITH 1");
    StepResult.Failed before = compare().runToFailure();

    // When
    StepResult retried = compare().withRound(1).runOnce();
    StepResult.Done finished = finish().runToDone();

    // Then
    assertThat(retried)
        .isInstanceOfSatisfying(
            StepResult.Repeat.class,
            repeat -> assertThat(repeat.step()).isEqualTo(FinishSchemaStep.NAME));
    assertThat(before.failure().getMessage())
        .contains("FK_Order_Customer: it is ENFORCED on the source, DISABLED on the target")
        .contains("the next value is 5000 on the source, 1 on the target");
    assertThat(finished.detail()).contains("1 identities advanced");
    assertThat(compare().runToDone().detail()).contains("same definitions");
  }

  private ForeignKey looseKey() throws SQLException {
    try (Connection connection = world.connectToTarget(target)) {
      DatabaseCatalog catalog = SqlDialect.of(connection).reading(connection).tables();
      return catalog.tables().stream()
          .flatMap(table -> table.foreignKeys().stream())
          .filter(key -> key.name().equals("FK_Loose"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void onSource(String sql) throws SQLException {
    try (Connection connection = world.source().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void onTarget(String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
