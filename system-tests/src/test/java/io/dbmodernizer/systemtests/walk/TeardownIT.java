package io.dbmodernizer.systemtests.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.systemtests.azure.TrustingClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teardown removes what the migration created and nothing else, also when it is interrupted. */
class TeardownIT {
  @TempDir static Path folder;

  private static WalkWorld world;
  private static WalkRequests requests;

  @BeforeAll
  static void start() throws Exception {
    world = new WalkWorld(folder, EmulatorOptions.defaults());
    requests = new WalkRequests(world);
    world.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    world.close();
  }

  @Test
  void processThatDiesAfterEveryKindOfRunOfEveryStepLeavesNothingAndNothingTwice()
      throws Exception {
    // Given
    SortedMap<String, String> before = world.emulator().resources();
    Modernization walk = world.modernization();
    Set<String> deaths = new HashSet<>();
    walk.stages()
        .forEach(run -> run.interruptedBy((step, result) -> deaths.add(step + " " + kind(result))));

    // When
    MigrationRequested request = requests.hyperscale("dying-1", "orders");
    // A subscription of its own: the Defender plan stays on where it covers others' servers.
    request.getTarget().getAzure().setSubscriptionId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");
    Walk.complete(walk, request);
    Walk.tearDown(walk, "dying-1");

    // Then
    assertThat(deaths).hasSizeGreaterThan(100);
    assertThat(walk.events(TargetRemoved.class))
        .singleElement()
        .satisfies(e -> assertThat(e.getKept()).isEmpty());
    Holdings.assertSame(world.emulator().resources(), before);
  }

  /** Runs that intend, write, poll and read back are different kinds, and each dies once. */
  private static String kind(StepResult result) {
    return result instanceof StepResult.InProgress progress
        ? "InProgress "
            + progress.checkpoint()
            + (progress.operation() == null ? " " : " polling ")
            + progress.detail()
        : result.getClass().getSimpleName();
  }

  @Test
  void whatAMigrationReusedSurvivesItsTeardownUnchanged() throws Exception {
    // Given
    MigrationRequested first = shared("shared-1", "sales");
    Walk.complete(world.modernization(), first);
    SortedMap<String, String> before = world.emulator().resources();
    MigrationRequested second = shared("shared-2", "returns");
    second.getTarget().setAzure(first.getTarget().getAzure());
    second.getTarget().setServer(first.getTarget().getServer());
    second.getTarget().setStorage(first.getTarget().getStorage());
    second
        .getTarget()
        .getDatabase()
        .setElasticPool(first.getTarget().getDatabase().getElasticPool());
    second.getBackup().setVault(first.getBackup().getVault());
    Modernization walk = world.modernization();

    // When
    List<Walk.GivenUp> failures = Walk.complete(walk, second);
    Walk.tearDown(walk, "shared-2");

    // Then
    assertThat(failures).isEmpty();
    assertThat(kept(walk))
        .contains(
            "Microsoft.Sql/servers",
            "Microsoft.Sql/servers/elasticPools",
            "Microsoft.RecoveryServices/vaults",
            "Microsoft.OperationalInsights/workspaces");
    Holdings.assertSame(world.emulator().resources(), before);
  }

  @Test
  void serverThatOthersHaveComeToUseIsKept() throws Exception {
    // Given
    MigrationRequested first = shared("host-1", "sales");
    Modernization owner = world.modernization();
    Walk.complete(owner, first);
    MigrationRequested second = shared("guest-1", "returns");
    second.getTarget().setAzure(first.getTarget().getAzure());
    second.getTarget().setServer(first.getTarget().getServer());
    second.getTarget().setStorage(first.getTarget().getStorage());
    Modernization guest = world.modernization();
    Walk.complete(guest, second);

    // When
    Walk.tearDown(owner, "host-1");

    // Then
    assertThat(owner.events(TargetRemoved.class).get(0).getKept())
        .extracting(AzureResource::getType)
        .contains("Microsoft.Sql/servers", "Microsoft.Resources/resourceGroups");
    assertThat(world.emulator().resourceIds())
        .anyMatch(id -> id.endsWith("/databases/returns"))
        .noneMatch(id -> id.contains("rg-host-1") && id.endsWith("/databases/sales"));
  }

  @Test
  void aVaultThatIsKeptStaysUntilSomebodyDeletesItAsASecondTeardownIsRefused() throws Exception {
    // Given
    MigrationRequested request = shared("kept-1", "sales");
    Modernization walk = world.modernization();
    Walk.complete(walk, request);
    String vault =
        world.emulator().resourceIds().stream()
            .filter(id -> id.contains("/vaults/rsv-kept-1"))
            .findFirst()
            .orElseThrow();
    protectedItems("POST", vault);
    Walk.tearDown(walk, "kept-1");
    List<String> kept = kept(walk);

    // When
    protectedItems("DELETE", vault);
    walk.publish(WalkCommands.teardown("kept-1"));
    walk.until("the refusal", () -> !walk.events(RequestRefused.class).isEmpty());

    // Then
    assertThat(kept).contains("Microsoft.RecoveryServices/vaults");
    assertThat(walk.events(RequestRefused.class))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(refused.getFailure().getRemedy()).contains("Delete in Azure");
            });
    assertThat(world.emulator().resourceIds()).contains(vault);
    assertThat(walk.events(TargetRemoved.class)).hasSize(1);
  }

  /** Puts something into a vault, or takes everything out of it. */
  private static void protectedItems(String method, String vault) throws Exception {
    HttpResponse<String> answer =
        TrustingClient.of(world.emulator().certificatePem())
            .send(
                HttpRequest.newBuilder(
                        URI.create(world.emulator().baseUri() + "/_emulator/backupProtectedItems"))
                    .method(
                        method,
                        HttpRequest.BodyPublishers.ofString("{\"vaultId\":\"" + vault + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  @Test
  void teardownOfARunningMigrationIsRefusedUntilItIsCancelled() throws Exception {
    // Given
    SortedMap<String, String> before = world.emulator().resources();
    Modernization walk = world.modernization();
    walk.publish(requests.plain("running-1", "orders"));
    walk.until(
        "the copy",
        () ->
            walk.stage("migration").state().stream()
                .flatMap(state -> state.getSteps().stream())
                .anyMatch(
                    s ->
                        s.getName().equals("copy")
                            && s.getState() == ProgressState.RUNNING
                            && !s.getCheckpoint().isEmpty()));

    // When
    walk.publish(WalkCommands.teardown("running-1"));
    walk.until("the refusal", () -> !walk.events(RequestRefused.class).isEmpty());
    walk.publish(WalkCommands.cancel("running-1"));
    walk.until(
        "the end of the cancelled migration",
        () ->
            walk.stages().stream()
                .flatMap(run -> run.state().stream())
                .noneMatch(state -> state.getState() == ProgressState.RUNNING));
    Walk.tearDown(walk, "running-1");

    // Then
    assertThat(walk.events(RequestRefused.class))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(refused.getFailure().getRemedy()).contains("cancel");
            });
    assertThat(walk.events(CommandAccepted.class)).hasSize(2);
    Holdings.assertSame(world.emulator().resources(), before);
  }

  @Test
  void teardownOfAnUnknownMigrationIsRefused() throws Exception {
    // Given
    Modernization walk = world.modernization();

    // When
    walk.publish(WalkCommands.teardown("nobody-1"));
    walk.until("the refusal", () -> !walk.events(RequestRefused.class).isEmpty());

    // Then
    assertThat(walk.events(RequestRefused.class).get(0).getFailure().getReason())
        .isEqualTo(Reason.UNKNOWN_MIGRATION);
  }

  /** A pooled request whose server SQL logins can go on using. */
  private static MigrationRequested shared(String id, String database) throws IOException {
    MigrationRequested request = requests.pooled(id, "orders");
    request.getTarget().getServer().setEntraOnlyAuthentication(false);
    request.getTarget().getDatabase().setName(database);
    return request;
  }

  private static List<String> kept(Modernization walk) {
    return Stream.of(
            walk.events(TargetRemoved.class).stream().map(TargetRemoved::getKept),
            walk.events(MigrationRemoved.class).stream().map(MigrationRemoved::getKept),
            walk.events(BackupRemoved.class).stream().map(BackupRemoved::getKept),
            walk.events(MonitoringRemoved.class).stream().map(MonitoringRemoved::getKept))
        .flatMap(lists -> lists)
        .flatMap(List::stream)
        .map(AzureResource::getType)
        .toList();
  }
}
