package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The migration service and its integration runtime, which nobody registers here. */
class SqlMigrationServiceIT {
  @RegisterExtension
  static final MigrationWorld world =
      MigrationWorld.empty(
          EmulatorOptions.defaults().withMigrations(false, EmulatorOptions.H2_SOURCE, 0));

  private static StepDriver service(MigrationRequested request) {
    return StepDriver.of(SqlMigrationService.step(world.azure()), world.target(request));
  }

  private static StepDriver runtime(MigrationRequested request) {
    return StepDriver.of(new IntegrationRuntimeStep(world.azure()), world.target(request));
  }

  private static JsonNode read(MigrationRequested request) {
    return world
        .azure()
        .rest()
        .get(SqlMigrationService.id(request).toString(), ArmTypes.MIGRATION_SERVICE.apiVersion())
        .map(ArmResponse::body)
        .orElseThrow();
  }

  @Test
  void createsTheServiceWithItsTags() {
    // Given
    MigrationRequested request = world.request("Sales");

    // When
    StepResult.Done done = service(request).runToDone();

    // Then
    assertThat(done.resources())
        .singleElement()
        .satisfies(
            resource -> {
              assertThat(resource.getName())
                  .isEqualTo(request.getTarget().getServer().getName() + "-dms");
              assertThat(resource.getCreated()).isTrue();
            });
    JsonNode service = read(request);
    assertThat(service.path("location").asString()).isEqualTo("westeurope");
    assertThat(service.path("tags").path("cost-center").asString()).isEqualTo("4711");
    assertThat(service.path("tags").path("dbmodernizer-migration").asString())
        .isEqualTo(request.getMetadata().getMigrationId());
  }

  @Test
  void usesAnotherMigrationsServiceAsItIs() {
    // Given
    MigrationRequested first = world.request("Sales");
    first.getMigration().setMigrationServiceName("shared-service");
    service(first).runToDone();
    MigrationRequested second = world.request("Sales");
    second.getMigration().setMigrationServiceName("shared-service");
    second.getTarget().setTags(Map.of("cost-center", "other"));
    long mark = world.mark();

    // When
    StepResult.Done done = service(second).runToDone();

    // Then
    assertThat(world.writesSince(mark)).isEmpty();
    assertThat(done.resources()).singleElement().matches(resource -> !resource.getCreated());
    assertThat(read(second).path("tags").path("cost-center").asString()).isEqualTo("4711");
  }

  @Test
  void refusesAServiceInAnotherRegion() {
    // Given
    MigrationRequested first = world.request("Sales");
    service(first).runToDone();
    MigrationRequested second = world.request("Sales");
    second.getMigration().setMigrationServiceName(ResourceNames.migrationService(first));
    second.getTarget().getAzure().setRegion("northeurope");

    // When
    StepResult.Failed failed = service(second).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("location", "westeurope", "northeurope");
  }

  @Test
  void waitsForAnIntegrationRuntimeAndSaysHowToGetOne() {
    // Given
    MigrationRequested request = world.request("Sales");
    service(request).runToDone();

    // When
    StepResult result = runtime(request).runOnce();

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            StepResult.Waiting.class,
            waiting -> {
              assertThat(waiting.reason()).isEqualTo(Reason.INTEGRATION_RUNTIME_OFFLINE);
              assertThat(waiting.waitingOn())
                  .contains(
                      ResourceNames.migrationService(request),
                      "modernize runtime-key " + request.getMetadata().getMigrationId(),
                      "register a node")
                  .contains("NeedRegistration");
            });
  }

  @Test
  void goesOnOnceANodeHasRegisteredAndNamesItWhenItStops() {
    // Given
    MigrationRequested request = world.request("Sales");
    service(request).runToDone();
    StepDriver waiting = runtime(request);
    waiting.runOnce();
    String key =
        world
            .azure()
            .rest()
            .post(
                SqlMigrationService.id(request).with("listAuthKeys").toString(),
                ArmTypes.MIGRATION_SERVICE.apiVersion(),
                null)
            .body()
            .path("authKey2")
            .asString();

    // When
    world.register(ResourceNames.migrationService(request), key);
    StepResult online = waiting.runOnce();
    world.stopNode(ResourceNames.migrationService(request));
    StepResult offline = runtime(request).runOnce();

    // Then
    assertThat(online).isInstanceOf(StepResult.Done.class);
    assertThat(offline)
        .isInstanceOfSatisfying(
            StepResult.Waiting.class,
            stopped ->
                assertThat(stopped.waitingOn())
                    .contains("state Offline", "start it on node-1")
                    .doesNotContain("runtime-key"));
  }

  @Test
  void failsWhenTheServiceHasDisappeared() {
    // When
    StepResult.Failed failed = runtime(world.request("Sales")).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }
}
