package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.assessment.SourceAssessor;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.assess.AssessStep;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.compare.TableComparison;
import io.dbmodernizer.migration.definition.CompareDefinitionsStep;
import io.dbmodernizer.migration.definition.FinishSchemaStep;
import io.dbmodernizer.migration.dms.CheckTargetStep;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.object.PrepareObjectsStep;
import io.dbmodernizer.migration.schema.SchemaStep;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Assessment, schema and comparison of a database of very many small tables, with the real steps
 * and the engine's own rules on two H2 databases in memory. Only the copy is left out: the test
 * writes the rows.
 */
class ManyTablesTest {
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final int LARGEST_STATE = 32 * 1024;
  private static final String URL =
      "jdbc:h2:mem:%s;MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";DB_CLOSE_DELAY=-1";

  private final String id = UUID.randomUUID().toString();
  private final ComparisonExecutor executor = new ComparisonExecutor(2);
  private Connection source;
  private Connection target;
  private int largestState;
  private Instant time = Instant.parse("2026-01-05T08:00:00Z");

  @BeforeEach
  void open() throws SQLException {
    source =
        DriverManager.getConnection(
            URL.formatted("source-" + id), "reader", MigrationSource.PASSWORD);
    target =
        DriverManager.getConnection(
            URL.formatted("target-" + id),
            MigrationWorld.ADMINISTRATOR,
            MigrationWorld.ADMINISTRATOR_PASSWORD);
  }

  @AfterEach
  void close() throws Exception {
    for (Connection each : List.of(source, target)) {
      try (Statement statement = each.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
    executor.close();
  }

  @Test
  void aThousandTablesGoThroughAssessmentSchemaAndComparison() throws Exception {
    goesThrough(1_000);
  }

  @Test
  @Tag("deep")
  void asManyTablesAsTheAssessmentAdmitsGoThroughSchemaAndComparison() throws Exception {
    goesThrough(SourceAssessor.MAX_TABLES);
  }

  private void goesThrough(int tables) throws Exception {
    // Given
    try (Statement statement = source.createStatement()) {
      statement.execute("CREATE SCHEMA \"dbo\"");
      for (int i = 0; i < tables; i++) {
        statement.execute(
            "CREATE TABLE \"dbo\".\"T%d\" (\"id\" INT NOT NULL PRIMARY KEY, \"name\" NVARCHAR(20))"
                .formatted(i));
        statement.execute("INSERT INTO \"dbo\".\"T%d\" VALUES (%d, 'one')".formatted(i, i));
      }
    }

    // When
    List<SpecificRecord> events = new ArrayList<>();
    StageState end = run(events);

    // Then
    assertThat(end.getFailure()).isNull();
    assertThat(end.getState()).isEqualTo(ProgressState.DONE);
    assertThat(largestState).isLessThan(LARGEST_STATE);
    assertThat(only(events, SourceAssessed.class).getTables()).isEqualTo(tables);
    MigrationCompleted completed = only(events, MigrationCompleted.class);
    assertThat(completed.getTableTotals().getMatched()).isEqualTo(tables);
    assertThat(completed.getTableTotals().getTargetRows()).isEqualTo(tables);
  }

  private StageState run(List<SpecificRecord> events) throws InterruptedException, IOException {
    SqlConnections connections =
        new SqlConnections(
            new SqlProperties(
                URL.formatted("source-" + id),
                URL.formatted("target-" + id),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30)),
            MigrationWorld.secrets());
    List<Step> steps =
        List.of(
            new AssessStep(connections, SLICE),
            new NothingInTheWay(),
            new PrepareObjectsStep(connections, SLICE),
            new SchemaStep(connections, SLICE),
            new RowsWritten(target),
            new FinishSchemaStep(connections, SLICE),
            new CompareDefinitionsStep(connections),
            new CompareStep(
                connections, new TableComparison(executor), RepairLimits.DEFAULTS, SLICE));
    StageRun run =
        new StageRun(
            MigrationStage.outline().steps(steps).build(),
            List.of(),
            MigrationWorld.RETRY,
            () -> time);
    events.addAll(run.receive(target()));
    String step = "";
    long since = System.nanoTime();
    int runs = 0;
    while (run.nextDue().isPresent()) {
      Instant due = run.nextDue().orElseThrow();
      time = due.isAfter(time) ? due : time;
      events.addAll(run.runDue());
      runs++;
      StageState state = run.state().orElseThrow();
      largestState = Math.max(largestState, state.toByteBuffer().remaining());
      String now =
          state.getSteps().stream()
              .filter(s -> s.getDueAt() != null)
              .map(s -> s.getName())
              .findFirst()
              .orElse("");
      if (!now.equals(step)) {
        System.out.printf("%s: %.1f s in %d runs%n", step, (System.nanoTime() - since) / 1e9, runs);
        step = now;
        since = System.nanoTime();
        runs = 0;
      }
    }
    return run.state().orElseThrow();
  }

  private static <T> T only(List<SpecificRecord> events, Class<T> type) {
    List<T> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static TargetProvisioned target() {
    MigrationRequested request = TestRequests.request("many", "sql-sales");
    request.getMetadata().setEventId("request-of-many");
    request.getSource().setPasswordRef("env:SOURCE_PASSWORD");
    request.getTarget().getServer().setAdministratorPasswordRef("env:TARGET_PASSWORD");
    request.getTarget().getDatabase().setName("Sales");
    TargetProvisioned target = TestRequests.provisioned(request);
    target.getMetadata().setEventId("target-of-many");
    return target;
  }

  /** Stands for the look at the target, which asks Azure: the target is empty. */
  private record NothingInTheWay() implements Step {

    @Override
    public String name() {
      return CheckTargetStep.NAME;
    }

    @Override
    public Set<String> after() {
      return Set.of(AssessStep.NAME);
    }

    @Override
    public StepResult run(StepContext context) {
      return StepResult.done("the target is empty");
    }
  }

  /** Stands for the copy: writes each table's row, as many tables a run as a run may return. */
  private record RowsWritten(Connection target) implements Step {

    @Override
    public String name() {
      return CopyStep.NAME;
    }

    @Override
    public Set<String> after() {
      return Set.of(SchemaStep.NAME);
    }

    @Override
    public StepResult run(StepContext context) throws SQLException {
      List<TableProgress> copied = new ArrayList<>();
      int begun = context.checkpoint().isEmpty() ? 0 : Integer.parseInt(context.checkpoint());
      List<TableProgress> all = context.tables().all();
      try (Statement statement = target.createStatement()) {
        for (int i = begun; i < all.size() && copied.size() < StepResult.MOST_TABLES; i++) {
          String name = all.get(i).getTable().replace("[", "\"").replace("]", "\"");
          String number = all.get(i).getTable().replaceAll("\\D", "");
          statement.execute("INSERT INTO " + name + " VALUES (" + number + ", 'one')");
          copied.add(TableProgress.newBuilder(all.get(i)).setState(TableState.COPIED).build());
        }
      }
      int end = begun + copied.size();
      return end < all.size()
          ? new StepResult.InProgress(
              (int) (100L * end / all.size()),
              end + " copied",
              Duration.ZERO,
              null,
              Integer.toString(end),
              copied)
          : new StepResult.Done("copied", Outputs.NONE, List.of(), copied);
    }
  }
}
