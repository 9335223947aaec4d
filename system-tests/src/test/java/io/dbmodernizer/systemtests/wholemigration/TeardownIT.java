package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.systemtests.azure.TrustingClient;
import io.dbmodernizer.testsupport.request.TestCommands;
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

/**
 * A teardown removes exactly the resources that the migration created, also after interruptions.
 */
class TeardownIT {
  @TempDir static Path folder;

  private static VirtualPlatform platform;
  private static MigrationRequests requests;

  @BeforeAll
  static void start() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    requests = new MigrationRequests(platform);
    platform.createSource("orders");
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  void processThatDiesAfterEveryKindOfRunOfEveryStepLeavesNothingAndNothingTwice()
      throws Exception {
    // Given
    SortedMap<String, String> before = platform.emulator().resources();
    MigrationRun migration = platform.newMigration();
    Set<String> deaths = new HashSet<>();
    migration
        .stages()
        .forEach(run -> run.interruptedBy((step, result) -> deaths.add(step + " " + kind(result))));

    // When
    MigrationRequested request = requests.hyperscale("dying-1", "orders");
    // A subscription of its own: the Defender plan stays on where it covers others' servers.
    request.getTarget().getAzure().setSubscriptionId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");
    MigrationLifecycle.complete(migration, request);
    MigrationLifecycle.tearDown(migration, "dying-1");

    // Then
    assertThat(deaths).hasSizeGreaterThan(100);
    assertThat(migration.events(TargetRemoved.class))
        .singleElement()
        .satisfies(e -> assertThat(e.getKept()).isEmpty());
    assertThat(migration.status())
        .isNotNull()
        .satisfies(
            status -> {
              assertThat(status.getState()).isEqualTo(MigrationState.REMOVED);
              assertThat(status.getResources()).isEmpty();
            });
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  /** The kinds of runs: intend, write, poll, read back. Each kind is interrupted once. */
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
    MigrationLifecycle.complete(platform.newMigration(), first);
    SortedMap<String, String> before = platform.emulator().resources();
    MigrationRequested second = shared("shared-2", "returns");
    second.getTarget().setAzure(first.getTarget().getAzure());
    second.getTarget().setServer(first.getTarget().getServer());
    second.getTarget().setStorage(first.getTarget().getStorage());
    second
        .getTarget()
        .getDatabase()
        .setElasticPool(first.getTarget().getDatabase().getElasticPool());
    second.getBackup().setVault(first.getBackup().getVault());
    MigrationRun migration = platform.newMigration();

    // When
    List<MigrationLifecycle.GivenUp> failures = MigrationLifecycle.complete(migration, second);
    MigrationLifecycle.tearDown(migration, "shared-2");

    // Then
    assertThat(failures).isEmpty();
    assertThat(kept(migration))
        .contains(
            "Microsoft.Sql/servers",
            "Microsoft.Sql/servers/elasticPools",
            "Microsoft.RecoveryServices/vaults",
            "Microsoft.OperationalInsights/workspaces");
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  @Test
  void serverThatOthersHaveComeToUseIsKept() throws Exception {
    // Given
    MigrationRequested first = shared("host-1", "sales");
    MigrationRun owner = platform.newMigration();
    MigrationLifecycle.complete(owner, first);
    MigrationRequested second = shared("guest-1", "returns");
    second.getTarget().setAzure(first.getTarget().getAzure());
    second.getTarget().setServer(first.getTarget().getServer());
    second.getTarget().setStorage(first.getTarget().getStorage());
    MigrationRun guest = platform.newMigration();
    MigrationLifecycle.complete(guest, second);

    // When
    MigrationLifecycle.tearDown(owner, "host-1");

    // Then
    assertThat(owner.events(TargetRemoved.class).get(0).getKept())
        .extracting(AzureResource::getType)
        .contains("Microsoft.Sql/servers", "Microsoft.Resources/resourceGroups");
    assertThat(platform.emulator().resourceIds())
        .anyMatch(id -> id.endsWith("/databases/returns"))
        .noneMatch(id -> id.contains("rg-host-1") && id.endsWith("/databases/sales"));
  }

  @Test
  void aVaultThatIsKeptStaysUntilSomebodyDeletesItAsASecondTeardownIsRefused() throws Exception {
    // Given
    MigrationRequested request = shared("kept-1", "sales");
    MigrationRun migration = platform.newMigration();
    MigrationLifecycle.complete(migration, request);
    String vault =
        platform.emulator().resourceIds().stream()
            .filter(id -> id.contains("/vaults/rsv-kept-1"))
            .findFirst()
            .orElseThrow();
    protectedItems("POST", vault);
    MigrationLifecycle.tearDown(migration, "kept-1");
    List<String> kept = kept(migration);

    // When
    protectedItems("DELETE", vault);
    migration.publish(TestCommands.teardown("kept-1", true));
    migration.until("the refusal", () -> !migration.events(RequestRefused.class).isEmpty());

    // Then
    assertThat(kept).contains("Microsoft.RecoveryServices/vaults");
    assertThat(migration.events(RequestRefused.class))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(refused.getFailure().getRemedy()).contains("Delete in Azure");
            });
    assertThat(platform.emulator().resourceIds()).contains(vault);
    assertThat(migration.events(TargetRemoved.class)).hasSize(1);
  }

  /** Adds an item to a vault, or removes all items. */
  private static void protectedItems(String method, String vault) throws Exception {
    HttpResponse<String> answer =
        TrustingClient.of(platform.emulator().certificatePem())
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            platform.emulator().baseUri() + "/_emulator/backupProtectedItems"))
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
    SortedMap<String, String> before = platform.emulator().resources();
    MigrationRun migration = platform.newMigration();
    migration.publish(requests.plain("running-1", "orders"));
    migration.until(
        "the copy",
        () ->
            migration.stage("migration").state().stream()
                .flatMap(state -> state.getSteps().stream())
                .anyMatch(
                    s ->
                        s.getName().equals("copy")
                            && s.getState() == ProgressState.RUNNING
                            && !s.getCheckpoint().isEmpty()));

    // When
    migration.publish(TestCommands.teardown("running-1", true));
    migration.until("the refusal", () -> !migration.events(RequestRefused.class).isEmpty());
    migration.publish(TestCommands.cancel("running-1"));
    migration.until(
        "the end of the cancelled migration",
        () ->
            migration.stages().stream()
                .flatMap(run -> run.state().stream())
                .noneMatch(state -> state.getState() == ProgressState.RUNNING));
    MigrationLifecycle.tearDown(migration, "running-1");

    // Then
    assertThat(migration.events(RequestRefused.class))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(refused.getFailure().getRemedy()).contains("cancel");
            });
    assertThat(migration.events(CommandAccepted.class)).hasSize(2);
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  @Test
  void teardownOfAnUnknownMigrationIsRefused() throws Exception {
    // Given
    MigrationRun migration = platform.newMigration();

    // When
    migration.publish(TestCommands.teardown("nobody-1", true));
    migration.until("the refusal", () -> !migration.events(RequestRefused.class).isEmpty());

    // Then
    assertThat(migration.events(RequestRefused.class).get(0).getFailure().getReason())
        .isEqualTo(Reason.UNKNOWN_MIGRATION);
  }

  /** Returns a pooled request for a server that still accepts SQL logins. */
  private static MigrationRequested shared(String id, String database) throws IOException {
    MigrationRequested request = requests.pooled(id, "orders");
    request.getTarget().getServer().setEntraOnlyAuthentication(false);
    request.getTarget().getDatabase().setName(database);
    return request;
  }

  private static List<String> kept(MigrationRun migration) {
    return Stream.of(
            migration.events(TargetRemoved.class).stream().map(TargetRemoved::getKept),
            migration.events(MigrationRemoved.class).stream().map(MigrationRemoved::getKept),
            migration.events(BackupRemoved.class).stream().map(BackupRemoved::getKept),
            migration.events(MonitoringRemoved.class).stream().map(MonitoringRemoved::getKept))
        .flatMap(lists -> lists)
        .flatMap(List::stream)
        .map(AzureResource::getType)
        .toList();
  }
}
