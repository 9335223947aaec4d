package io.dbmodernizer.migration.factory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SynchronizationStarted;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.testing.FreshStep;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.testsupport.step.StepChain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Data Factory after a migration, in an emulator whose clock is moved. */
class SynchronizationIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final AtomicReference<Duration> PASSED = new AtomicReference<>(Duration.ZERO);

  /** A name that Data Factory would take for an expression. */
  private static final String AT_FIRST = "@Changing @{x}";

  @RegisterExtension
  static final MigrationWorld world =
      MigrationWorld.empty(
          EmulatorOptions.defaults().withClock(() -> Instant.now().plus(PASSED.get())));

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  private static MigrationRequested request(String database) throws SQLException {
    world.source().create(database, SalesDatabase.statements());
    return withoutSource(database);
  }

  private static MigrationRequested withoutSource(String database) {
    MigrationRequested request = world.request(database);
    request.getMigration().getSynchronization().setEnabled(true);
    return request;
  }

  private static List<Step> factorySteps() {
    return List.of(
        new FreshStep(() -> DataFactory.step(world.azure())),
        new FreshStep(() -> FactoryRuntime.step(world.azure())),
        new FreshStep(() -> LinkedServices.step(world.azure(), world.resolver())),
        new FreshStep(() -> Datasets.step(world.azure())),
        new FreshStep(() -> CopyPipeline.step(world.azure(), world.connections())),
        new FreshStep(() -> ScheduleTrigger.step(world.azure())));
  }

  private static StepChain migrated(MigrationRequested request) {
    return MigrationWorld.chain(world.provision(request))
        .run(world.steps(SIDES, Duration.ofSeconds(2)));
  }

  /** The steps whose counterpart in Azure can be compared. */
  private static List<Verification> verify(StepChain walk) throws Exception {
    List<Verification> found = new ArrayList<>();
    for (Step step :
        List.of(
            DataFactory.step(world.azure()),
            FactoryRuntime.step(world.azure()),
            LinkedServices.step(world.azure(), world.resolver()),
            Datasets.step(world.azure()),
            CopyPipeline.step(world.azure(), world.connections()),
            ScheduleTrigger.step(world.azure()))) {
      found.addAll(step.verify(walk.driver(step).context()));
    }
    return found;
  }

  @Test
  void copiesWhatChangesAfterTheMigrationAndIsRemovedAgain() throws Exception {
    // Given
    MigrationRequested request = request(AT_FIRST);
    StepChain walk = migrated(request);
    TargetProvisioned target = walk.target();

    // When
    walk.run(factorySteps());
    long mark = world.mark();
    walk.run(factorySteps());

    // Then
    assertThat(world.writesSince(mark))
        .extracting(LoggedRequest::path)
        .as("only the runtime's state is asked for")
        .allMatch(path -> path.endsWith("/getStatus"));
    assertThat(created(walk))
        .containsExactlyInAnyOrder(
            "factories",
            "integrationRuntimes",
            "linkedservices",
            "linkedservices",
            "datasets",
            "datasets",
            "pipelines",
            "triggers");
    assertThat(walk.results().toString() + walk.stage())
        .doesNotContain(MigrationSource.PASSWORD, MigrationWorld.ADMINISTRATOR_PASSWORD);
    SynchronizationStarted started =
        (SynchronizationStarted)
            ScheduleTrigger.step(world.azure()).milestone(walk.stage()).orElseThrow();
    assertThat(started.getIntervalMinutes()).isEqualTo(60);
    assertThat(started.getResources()).hasSize(8);
    assertThat(verify(walk)).hasSize(8).allMatch(Verification::holds);

    // When
    world
        .source()
        .execute(
            AT_FIRST,
            "UPDATE \"Sales\".\"Customer\" SET \"Name\" = 'Renamed' WHERE \"Id\" = 1",
            "INSERT INTO \"Sales\".\"Customer\" (\"Name\") VALUES ('New')",
            "INSERT INTO \"Sales\".\"Order\" VALUES (501, 201, TIMESTAMP '2026-01-01 00:00:00')",
            "DELETE FROM \"dbo\".\"Setting\" WHERE \"Name\" = 'a'");
    PASSED.accumulateAndGet(Duration.ofMinutes(61), Duration::plus);
    StepDriver upkeep = upkeep(walk);
    StepResult.InProgress last =
        (StepResult.InProgress)
            upkeep.runUntil(
                result ->
                    result instanceof StepResult.InProgress progress
                        && progress.detail().contains("last run"));

    // Then
    assertThat(last.detail()).contains("succeeded", "1703 rows of 5 tables copied");
    assertThat(one(target, "SELECT \"Name\" FROM \"Sales\".\"Customer\" WHERE \"Id\" = 1"))
        .isEqualTo("Renamed");
    assertThat(one(target, "SELECT COUNT(*) FROM \"Sales\".\"Order\"")).isEqualTo("501");
    assertThat(one(target, "SELECT COUNT(*) FROM \"dbo\".\"Setting\"")).isEqualTo("1");
    assertThat(
            one(
                target,
                "SELECT COUNT(*) FROM \"Sales\".\"OrderLine\" WHERE \"Total\" = \"Quantity\" * \"Price\""))
        .isEqualTo("1000");

    // When
    walk.run(FactoryRemoval.steps(world.azure()));

    // Then
    assertThat(RemovedResources.kept(walk.stage()))
        .extracting(AzureResource::getType)
        .noneMatch(type -> type.startsWith("Microsoft.DataFactory"));
    assertThat(
            world
                .azure()
                .rest()
                .get(DataFactory.id(request).toString(), ArmTypes.DATA_FACTORY.apiVersion()))
        .isEmpty();
  }

  @Test
  void tellsWhyARunFailed() throws Exception {
    // Given
    MigrationRequested request = request("Failing");
    StepChain walk = migrated(request).run(factorySteps());
    world.source().execute("Failing", "DROP TABLE \"dbo\".\"Setting\"");
    PASSED.accumulateAndGet(Duration.ofMinutes(61), Duration::plus);

    // When
    StepResult.InProgress last =
        (StepResult.InProgress)
            upkeep(walk)
                .runUntil(
                    result ->
                        result instanceof StepResult.InProgress progress
                            && progress.detail().contains("last run"));

    // Then
    assertThat(last.detail()).contains("Failed", "ReplaceTablesCopy", "Setting");
  }

  @Test
  void callsNothingWhenItIsNotRequested() {
    // Given
    MigrationRequested request = withoutSource("Quiet");
    request.getMigration().getSynchronization().setEnabled(false);
    StepChain walk = MigrationWorld.chain(world.target(request));
    long mark = world.mark();

    // When
    walk.run(factorySteps());
    StepResult upkeep = upkeep(walk).runOnce();

    // Then
    assertThat(world.mark()).isEqualTo(mark);
    assertThat(walk.stage().getResources()).isEmpty();
    assertThat(ScheduleTrigger.step(world.azure()).milestone(walk.stage())).isEmpty();
    assertThat(upkeep).isEqualTo(StepResult.done("no synchronization requested"));
  }

  @Test
  void waitsForANodeAndSaysHowToGetOne() {
    // Given
    MigrationRequested request = withoutSource("Waiting");
    StepChain walk =
        MigrationWorld.chain(world.target(request)).run(List.of(DataFactory.step(world.azure())));
    StepDriver runtime = walk.driver(FactoryRuntime.step(world.azure()));

    // When
    StepResult waiting = runtime.runUntil(StepResult.Waiting.class::isInstance);

    // Then
    assertThat(((StepResult.Waiting) waiting).reason())
        .isEqualTo(Reason.INTEGRATION_RUNTIME_OFFLINE);
    assertThat(((StepResult.Waiting) waiting).waitingOn())
        .contains(
            "modernize runtime-key " + request.getMetadata().getMigrationId() + " --factory",
            ResourceNames.dataFactory(request));
    assertThat(runtime.stage().getResources())
        .as("what was created is known while it waits")
        .anyMatch(resource -> resource.getType().endsWith("/integrationRuntimes"));
  }

  @Test
  void stopsItsScheduleToChangeItAndStartsItAgain() throws SQLException {
    // Given
    MigrationRequested request = request("Changed");
    StepChain walk = migrated(request).run(factorySteps());
    request.getMigration().getSynchronization().setIntervalMinutes(30);
    long mark = world.mark();

    // When
    StepResult.Done done = walk.driver(ScheduleTrigger.step(world.azure())).runToDone();

    // Then
    String trigger = DataFactory.id(request) + "/triggers/" + FactoryNames.trigger(request);
    assertThat(done.detail()).contains("every 30 minutes");
    assertThat(world.writesSince(mark))
        .extracting(written -> written.method() + " " + written.path())
        .containsExactly(
            "POST " + trigger + "/stop", "PUT " + trigger, "POST " + trigger + "/start");
  }

  @Test
  void keepsAFactoryThatSomebodyElseHasComeToUse() throws SQLException {
    // Given
    MigrationRequested request = request("Shared");
    StepChain walk = migrated(request).run(factorySteps());
    String foreign = DataFactory.id(request) + "/linkedservices/theirs";
    world.azure().rest().put(foreign, ArmTypes.DATA_FACTORY.apiVersion(), linkedService(request));

    // When
    walk.run(FactoryRemoval.steps(world.azure()));

    // Then
    assertThat(RemovedResources.kept(walk.stage()))
        .filteredOn(resource -> resource.getType().startsWith("Microsoft.DataFactory"))
        .extracting(AzureResource::getName)
        .containsExactlyInAnyOrder(
            ResourceNames.dataFactory(request), ResourceNames.factoryRuntime(request));
    assertThat(world.azure().rest().get(foreign, ArmTypes.DATA_FACTORY.apiVersion())).isPresent();
  }

  @Test
  void refusesAPartOfTheSameNameThatIsNotItsOwn() {
    // Given
    MigrationRequested request = withoutSource("Refused");
    StepChain walk =
        MigrationWorld.chain(world.target(request)).run(List.of(DataFactory.step(world.azure())));
    StepDriver runtime = walk.driver(FactoryRuntime.step(world.azure()));
    runtime.runToDone();
    String name = DataFactory.id(request) + "/linkedservices/" + FactoryNames.source(request);
    world.azure().rest().put(name, ArmTypes.DATA_FACTORY.apiVersion(), linkedService(request));
    long mark = world.mark();

    // When
    StepResult.Failed failed =
        walk.driver(LinkedServices.step(world.azure(), world.resolver())).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("exists and differs", "server");
    assertThat(failed.failure().getRemedy()).contains("does not belong to this migration");
    assertThat(world.writesSince(mark)).isEmpty();
  }

  @Test
  void refusesAFactoryNameThatIsTakenElsewhere() {
    // Given
    MigrationRequested first = withoutSource("Taken");
    MigrationWorld.chain(world.target(first)).run(List.of(DataFactory.step(world.azure())));
    MigrationRequested second = withoutSource("Taken");
    second.getMigration().getSynchronization().setFactoryName(ResourceNames.dataFactory(first));
    second.getTarget().getAzure().setResourceGroup("rg-other");
    ObjectNode group = JsonMapper.shared().createObjectNode().put("location", "westeurope");
    world
        .azure()
        .rest()
        .put(
            "/subscriptions/"
                + second.getTarget().getAzure().getSubscriptionId()
                + "/resourceGroups/rg-other",
            "2025-04-01",
            group);

    // When
    StepResult.Failed failed =
        StepDriver.of(DataFactory.step(world.azure()), world.target(second))
            .withClassifier(new FactoryErrors())
            .runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(failed.failure().getRemedy()).contains("factoryName");
  }

  private static StepDriver upkeep(StepChain walk) {
    StepDriver driver = walk.driver(new SynchronizationRunsStep(world.azure()));
    driver.advance(Duration.between(driver.clock().instant(), Instant.now().plus(PASSED.get())));
    return driver;
  }

  private static List<String> created(StepChain walk) {
    return walk.stage().getResources().stream()
        .filter(AzureResource::getCreated)
        .map(AzureResource::getType)
        .filter(type -> type.startsWith("Microsoft.DataFactory"))
        .map(type -> type.substring(type.lastIndexOf('/') + 1))
        .toList();
  }

  private static JsonNode linkedService(MigrationRequested request) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode properties = body.putObject("properties");
    properties.put("type", "SqlServer");
    properties
        .putObject("connectVia")
        .put("referenceName", ResourceNames.factoryRuntime(request))
        .put("type", "IntegrationRuntimeReference");
    properties.putObject("typeProperties").put("server", "theirs,1433");
    return body;
  }

  private static String one(TargetProvisioned target, String sql) throws SQLException {
    try (Connection connection = world.connectToTarget(target);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
