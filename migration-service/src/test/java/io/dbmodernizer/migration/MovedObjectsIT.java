package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ObjectTotals;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.object.MoveObjectsStep;
import io.dbmodernizer.migration.object.PrepareObjectsStep;
import io.dbmodernizer.migration.testing.FiringTrigger;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole migration of a database with programmable objects, from stored state. */
class MovedObjectsIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);

  private static final String[] OBJECTS = {
    "CREATE SEQUENCE \"Sales\".\"Numbers\" START WITH 100 INCREMENT BY 10",
    "CREATE ALIAS \"Sales\".\"Size\" FOR 'java.lang.Math.abs(int)'",
    "CREATE TABLE \"Sales\".\"Ticket\" (\"Id\" INT DEFAULT NEXT VALUE FOR \"Sales\".\"Numbers\""
        + " PRIMARY KEY, \"Seats\" INT, \"Taken\" INT GENERATED ALWAYS AS"
        + " (\"Sales\".\"Size\"(\"Seats\")))",
    "INSERT INTO \"Sales\".\"Ticket\" (\"Seats\") VALUES (-3), (4), (NULL)",
    "CREATE DOMAIN \"Sales\".\"Positive\" AS INT CHECK (VALUE > 0)",
    "CREATE VIEW \"Sales\".\"Open\" AS SELECT \"Id\", \"Seats\" FROM \"Sales\".\"Ticket\"",
    "CREATE VIEW \"Sales\".\"Among\" AS SELECT \"Id\" FROM \"Sales\".\"Open\" WHERE \"Seats\" > 0",
    "CREATE SYNONYM \"Sales\".\"Card\" FOR \"Sales\".\"Ticket\"",
    "CREATE TRIGGER \"Sales\".\"Audit\" AFTER INSERT, UPDATE, DELETE ON \"Sales\".\"Ticket\""
        + " FOR EACH ROW CALL '"
        + FiringTrigger.class.getName()
        + "'"
  };

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  private String database = "";
  private TargetProvisioned target = new TargetProvisioned();

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  private MigrationRequested request() throws SQLException {
    database = "objects_" + UUID.randomUUID().toString().substring(0, 8);
    world.source().create(database, SalesDatabase.statements());
    world.source().execute(database, OBJECTS);
    return world.request(database);
  }

  private StoredRun begin(MigrationRequested request, boolean mayCreateCode, Duration slice)
      throws SQLException {
    target = world.provision(request);
    if (mayCreateCode) {
      asOwner("ALTER USER \"" + MigrationWorld.ADMINISTRATOR + "\" ADMIN TRUE");
    }
    return world.run(MigrationStage.outline().steps(world.steps(SIDES, slice)).build(), target);
  }

  private void asOwner(String... statements) throws SQLException {
    try (Connection connection = world.connectToTargetAsOwner(target);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> query(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }

  private static void assertDone(StageState ended) {
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void everythingMovesAndNoTriggerFiresMeanwhile() throws SQLException {
    // Given
    StoredRun run = begin(request(), true, Duration.ofSeconds(2));
    int fired = FiringTrigger.fired();

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertDone(ended);
    assertThat(FiringTrigger.fired()).isEqualTo(fired);
    assertThat(query("SELECT \"Id\" FROM \"Sales\".\"Among\"")).containsExactly("110");
    assertThat(query("SELECT \"Taken\" FROM \"Sales\".\"Ticket\" ORDER BY \"Id\""))
        .containsExactly("3", "4", "null");
    assertThat(query("SELECT COUNT(*) FROM \"Sales\".\"Card\"")).containsExactly("3");
    asOwner("INSERT INTO \"Sales\".\"Ticket\" (\"Seats\") VALUES (8)");
    assertThat(FiringTrigger.fired()).isEqualTo(fired + 1);
    assertThat(query("SELECT MAX(\"Id\") FROM \"Sales\".\"Ticket\"")).containsExactly("130");
    assertThat(run.events(MigrationCompleted.class).get(0).getObjects())
        .extracting(ObjectTotals::getKind, ObjectTotals::getInSource, ObjectTotals::getEqual)
        .containsExactlyInAnyOrder(
            tuple("USER_TYPE", 1, 1),
            tuple("SEQUENCE", 1, 1),
            tuple("SYNONYM", 1, 1),
            tuple("FUNCTION", 1, 1),
            tuple("VIEW", 2, 2),
            tuple("TRIGGER", 1, 1));
    assertThat(run.events(SourceAssessed.class).get(0).getFindings())
        .extracting("code")
        .doesNotContain("TRIGGER", "VIEW", "SEQUENCE", "SYNONYM", "FUNCTION", "USER_TYPE");
  }

  @Tag("deep")
  @ParameterizedTest
  @ValueSource(strings = {PrepareObjectsStep.NAME, MoveObjectsStep.NAME})
  void theLossOfAnyResultIsHarmless(String step) throws SQLException {
    // Given
    int runs = 0;
    boolean lost;
    do {
      StoredRun run = begin(request(), true, Duration.ZERO);
      int nth = runs++;
      int[] seen = {0};
      run.losing((name, result) -> name.equals(step) && seen[0]++ == nth);

      // When
      StageState ended = run.toTheEnd();

      // Then
      lost = run.hasLost();
      assertDone(ended);
      assertThat(run.events(MigrationCompleted.class).get(0).getObjects())
          .hasSize(6)
          .allSatisfy(totals -> assertThat(totals.getEqual()).isEqualTo(totals.getInSource()));
    } while (lost);
    assertThat(runs).isGreaterThan(3);
  }

  @Test
  void anotherViewStaysAndIsNamed() throws SQLException {
    // Given
    StoredRun run = begin(request(), true, Duration.ofSeconds(2));
    run.afterDone(
        CopyStep.NAME,
        () -> asOwner("CREATE VIEW \"Sales\".\"Open\" AS SELECT 7 AS \"Id\", 1 AS \"Seats\""));

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertDone(ended);
    assertThat(query("SELECT \"Id\" FROM \"Sales\".\"Open\"")).containsExactly("7");
    ObjectTotals views =
        run.events(MigrationCompleted.class).get(0).getObjects().stream()
            .filter(totals -> totals.getKind().equals("VIEW"))
            .findFirst()
            .orElseThrow();
    assertThat(views.getDifferent()).isEqualTo(1);
    assertThat(views.getExplanation())
        .isEqualTo("view [Sales].[Open]: the target has another one: definition");
  }

  @Test
  void aViewThatDoesNotCompileIsNamedAndTheOthersMove() throws SQLException {
    // Given
    MigrationRequested request = request();
    world
        .source()
        .execute(
            database,
            "CREATE FORCE VIEW \"Sales\".\"Broken\" AS SELECT * FROM \"Sales\".\"Absent\"");
    StoredRun run = begin(request, true, Duration.ZERO);

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertDone(ended);
    ObjectTotals views =
        run.events(MigrationCompleted.class).get(0).getObjects().stream()
            .filter(totals -> totals.getKind().equals("VIEW"))
            .findFirst()
            .orElseThrow();
    assertThat(views.getEqual()).isEqualTo(2);
    assertThat(views.getRefused()).isEqualTo(1);
    assertThat(views.getExplanation()).startsWith("view [Sales].[Broken]: ").contains("Absent");
  }

  @Test
  void whatDependsOnATableThatIsNotNamedStays() throws SQLException {
    // Given
    MigrationRequested request = request();
    request.getMigration().setTables(List.of("[dbo].[Setting]"));
    StoredRun run = begin(request, true, Duration.ofSeconds(2));

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertDone(ended);
    assertThat(run.events(MigrationCompleted.class).get(0).getObjects())
        .filteredOn(totals -> totals.getLeftOut() > 0)
        .extracting(ObjectTotals::getKind)
        .containsExactlyInAnyOrder("VIEW", "SYNONYM");
  }

  @Test
  void aTriggerThatTheTargetCannotTakeFailsTheMigrationBeforeTheCopy() throws SQLException {
    // Given
    StoredRun run = begin(request(), false, Duration.ofSeconds(2));

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertThat(ended.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(ended.getFailure().getReason()).isEqualTo(Reason.SCHEMA_CONFLICT);
    assertThat(ended.getFailure().getMessage()).contains("[Sales].[Audit]", "no row was copied");
    assertThat(ended.getFailure().getRemedy()).contains("migration.acceptUnmoved");
  }

  @Test
  void aRetryCreatesWhatStoodInTheWay() throws SQLException {
    // Given
    MigrationRequested request = request();
    StoredRun run = begin(request, true, Duration.ofSeconds(2));
    run.afterDone(
        CopyStep.NAME,
        () ->
            asOwner(
                "CREATE VIEW \"Sales\".\"Elsewhere\" AS SELECT 1 AS \"Id\"",
                "CREATE TRIGGER \"Sales\".\"Audit\" INSTEAD OF INSERT ON \"Sales\".\"Elsewhere\""
                    + " FOR EACH ROW CALL '"
                    + FiringTrigger.class.getName()
                    + "'"));
    StageState failed = run.toTheEnd();
    assertThat(failed.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(failed.getFailure().getMessage()).contains("trigger [Sales].[Audit]");
    asOwner("DROP VIEW \"Sales\".\"Elsewhere\"");

    // When
    StageState ended = run.retry().toTheEnd();

    // Then
    assertDone(ended);
    assertThat(run.step(MoveObjectsStep.NAME).getDetail()).contains("7 of 7 objects are equal");
  }

  @Test
  void eachRunIsBounded() throws SQLException {
    // Given
    StoredRun run = begin(request(), true, Duration.ZERO);
    int[] runs = {0};
    run.losing(
        (name, result) -> {
          if (name.equals(MoveObjectsStep.NAME) && result instanceof StepResult.InProgress) {
            runs[0]++;
          }
          return false;
        });

    // When
    assertDone(run.toTheEnd());

    // Then
    assertThat(runs[0]).isGreaterThanOrEqualTo(4);
  }
}
