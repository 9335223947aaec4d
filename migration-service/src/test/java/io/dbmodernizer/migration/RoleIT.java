package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.migration.dms.CopyUndo;
import io.dbmodernizer.migration.factory.CopyPipeline;
import io.dbmodernizer.migration.factory.DataFactory;
import io.dbmodernizer.migration.factory.Datasets;
import io.dbmodernizer.migration.factory.FactoryRuntime;
import io.dbmodernizer.migration.factory.LinkedServices;
import io.dbmodernizer.migration.factory.ScheduleTrigger;
import io.dbmodernizer.migration.factory.SynchronizationRunsStep;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.step.StepChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the role in docs/azure with the operations that the stage really calls. */
class RoleIT {
  /**
   * The operations that Azure requires in addition to the calls, those of the preflight checks, and
   * those that no short test causes.
   */
  private static final Set<String> NOT_SEEN_HERE =
      Set.of(
          "microsoft.authorization/permissions/read",
          "microsoft.resources/subscriptions/providers/read",
          "microsoft.sql/servers/read",
          "microsoft.sql/servers/databases/read",
          "microsoft.datamigration/locations/operationresults/read",
          "microsoft.datamigration/sqlmigrationservices/listmonitoringdata/action");

  @Test
  void allowsWhatTheStageCallsAndNothingElse(@TempDir Path folder) throws Exception {
    AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    EmulatorOptions options =
        EmulatorOptions.defaults().withClock(() -> Instant.now().plus(passed.get()));
    try (MigrationWorld world = MigrationWorld.start(folder, options);
        ComparisonExecutor executor = new ComparisonExecutor(2)) {
      // Given
      world.source().create("Sales", SalesDatabase.statements());
      MigrationRequested request = world.request("Sales");
      request.getMigration().getSynchronization().setEnabled(true);
      TargetProvisioned target = world.provision(request);
      CopyUndo undo = new CopyUndo(world.connections());
      Step copy = world.copyStep();
      long mark = world.mark();

      // When
      StepChain walk = MigrationWorld.chain(target).run(world.stepsBeforeCopy());
      onTarget(world, target, "ADD CONSTRAINT \"CK_Name\" CHECK (\"Name\" <> 'b')");
      StepDriver failing = walk.driver(copy);
      failing.runToFailure();
      failing.withRound(1).runToFailure();
      walk.run(
          MigrationConfiguration.cancellation(world.azure(), undo, world.connections()).steps());
      onTarget(world, target, "DROP CONSTRAINT \"CK_Name\"");
      StepDriver again = walk.driver(copy).withRound(2);
      again.runToDone();
      walk.with(again)
          .run(afterCopy(world.steps(executor, Duration.ofSeconds(2))))
          .run(
              List.of(
                  DataFactory.step(world.azure()),
                  FactoryRuntime.step(world.azure()),
                  LinkedServices.step(world.azure(), world.resolver()),
                  Datasets.step(world.azure()),
                  CopyPipeline.step(world.azure(), world.connections()),
                  ScheduleTrigger.step(world.azure())));
      passed.set(Duration.ofMinutes(61));
      StepDriver upkeep = walk.driver(new SynchronizationRunsStep(world.azure()));
      upkeep.advance(Duration.between(upkeep.clock().instant(), Instant.now().plus(passed.get())));
      upkeep.runUntil(
          result ->
              result instanceof StepResult.InProgress progress
                  && progress.detail().contains("last run succeeded"));
      walk.run(MigrationConfiguration.removal(world.azure(), world.connections()).steps());

      // Then
      Set<String> called = new TreeSet<>();
      for (LoggedRequest seen : world.emulator().requests().since(mark)) {
        called.add(seen.operation().toLowerCase(Locale.ROOT));
      }
      Set<String> allowed = actions();
      assertThat(allowed).containsAll(called).noneMatch(action -> action.contains("*"));
      allowed.removeAll(NOT_SEEN_HERE);
      assertThat(called).containsAll(allowed);
    }
  }

  private static List<Step> afterCopy(List<Step> steps) {
    return steps.stream().dropWhile(step -> !step.name().equals(CopyStep.NAME)).skip(1).toList();
  }

  private static void onTarget(MigrationWorld world, TargetProvisioned target, String change)
      throws Exception {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE \"dbo\".\"Setting\" " + change);
    }
  }

  private static Set<String> actions() throws Exception {
    JsonNode role =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("..", "docs", "azure", "migration-role.json")));
    Set<String> actions = new TreeSet<>();
    role.path("Actions").forEach(action -> actions.add(action.asString().toLowerCase(Locale.ROOT)));
    return actions;
  }
}
