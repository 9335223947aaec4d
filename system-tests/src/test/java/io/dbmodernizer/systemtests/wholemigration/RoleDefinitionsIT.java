package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.authorization.Permissions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.factory.SynchronizationRunsStep;
import io.dbmodernizer.provisioner.entra.EntraOnlyAuthenticationStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Migrations of all forms, with teardown and cancellation. Each service has only the rights of its
 * custom role, and uses all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleDefinitionsIT {
  private static final Path ROLES = Path.of("..", "docs", "azure").toAbsolutePath().normalize();

  private static final String PREFLIGHT = "modernize verify --preflight";

  /** Further actions of a role, by service: the action and its use. */
  private static final Map<String, Map<String, String>> NOT_WALKED =
      Map.of(
          "provisioner",
          Map.of(
              "Microsoft.Authorization/permissions/read",
              PREFLIGHT,
              "Microsoft.Sql/locations/usages/read",
              PREFLIGHT,
              "Microsoft.Storage/locations/usages/read",
              PREFLIGHT,
              "Microsoft.Sql/servers/administrators/delete",
              "teardown from a server that stays",
              "Microsoft.Sql/servers/firewallRules/delete",
              "teardown from a server that stays"),
          "migration",
          Map.of(
              "Microsoft.Authorization/permissions/read", PREFLIGHT,
              "Microsoft.Resources/subscriptions/providers/read", PREFLIGHT,
              "Microsoft.DataMigration/sqlMigrationServices/listMonitoringData/action",
                  "telling which nodes are missing",
              "Microsoft.DataMigration/databaseMigrations/cancel/action", "cancel",
              "Microsoft.DataMigration/databaseMigrations/retry/action", "retry",
              "Microsoft.DataMigration/locations/operationResults/read", "cancel",
              "Microsoft.Sql/servers/read", "Azure checks it with a database migration",
              "Microsoft.Sql/servers/databases/read", "Azure checks it with a database migration"),
          "backup",
          Map.of(
              "Microsoft.Authorization/permissions/read", PREFLIGHT,
              "Microsoft.Resources/subscriptions/providers/read", PREFLIGHT,
              "Microsoft.RecoveryServices/vaults/backupconfig/write", "a vault without soft delete",
              "Microsoft.Sql/locations/databaseAzureAsyncOperation/read", "restore",
              "Microsoft.Sql/servers/databases/write", "restore",
              "Microsoft.Sql/servers/recoverableDatabases/read", "restore",
              "Microsoft.Sql/servers/restorableDroppedDatabases/read", "restore"),
          "monitoring",
          Map.of(
              "Microsoft.Authorization/permissions/read", PREFLIGHT,
              "Microsoft.Resources/subscriptions/providers/read", PREFLIGHT));

  @TempDir static Path folder;

  private VirtualPlatform platform;
  private final Map<String, Set<String>> used = new TreeMap<>();
  private List<LoggedRequest> forbidden = List.of();

  @BeforeAll
  void migrateWithLeastRights() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    MigrationRequests requests = new MigrationRequests(platform);
    platform.createSource("orders");
    for (String service : VirtualPlatform.SERVICES.keySet()) {
      platform.emulator().access().assign(VirtualPlatform.clientId(service), role(service));
    }
    migrateAndTearDown(
        requests.hyperscale("role-1", "orders"),
        run -> upkeepIsAtWork(run, "migration", SynchronizationRunsStep.NAME));
    migrateAndTearDown(
        requests.pooled("role-2", "orders"),
        run -> upkeepIsAtWork(run, "provisioner", EntraOnlyAuthenticationStep.NAME));
    List<LoggedRequest> sent = platform.emulator().requests().all();
    forbidden = sent.stream().filter(request -> request.status() == 403).toList();
    sent.forEach(
        request ->
            used.computeIfAbsent(request.principal(), key -> new TreeSet<>())
                .add(request.operation()));
    used.forEach(
        (principal, operations) ->
            operations.addAll(platform.emulator().access().linkedOperationsOf(principal)));
  }

  @AfterAll
  void stop() throws IOException {
    platform.close();
  }

  static Stream<String> services() {
    return VirtualPlatform.SERVICES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void roleSufficesForEverythingTheServiceDoes(String service) {
    assertThat(forbidden)
        .filteredOn(request -> request.principal().equals(VirtualPlatform.clientId(service)))
        .extracting(LoggedRequest::operation)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void roleGivesNothingBesidesWhatIsUsedHereAndWhatIsExplained(String service) throws IOException {
    // Given
    Set<String> operations = used.getOrDefault(VirtualPlatform.clientId(service), Set.of());

    // When
    List<String> unused =
        role(service).stream()
            .flatMap(permissions -> permissions.actions().stream())
            .filter(action -> operations.stream().noneMatch(action::equalsIgnoreCase))
            .toList();

    // Then
    assertThat(unused)
        .containsExactlyInAnyOrderElementsOf(NOT_WALKED.getOrDefault(service, Map.of()).keySet());
  }

  @Test
  void backupServiceCannotDeleteABackupNorADatabase() throws IOException {
    assertThat(role("backup"))
        .noneMatch(
            role ->
                List.of(
                        "Microsoft.Sql/servers/databases/delete",
                        "Microsoft.Sql/servers/delete",
                        "Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases/longTermRetentionBackups/delete",
                        "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete")
                    .stream()
                    .anyMatch(role::allows));
  }

  /** Waits for the upkeep before the teardown, or else it would run in some walks only. */
  private void migrateAndTearDown(
      MigrationRequested request, Predicate<MigrationRun> upkeepIsAtWork)
      throws InterruptedException {
    MigrationRun migration = platform.newMigration();
    assertThat(MigrationLifecycle.complete(migration, request)).isEmpty();
    migration.until("the upkeep", () -> upkeepIsAtWork.test(migration));
    MigrationLifecycle.tearDown(migration, request.getMetadata().getMigrationId());
  }

  private static boolean upkeepIsAtWork(MigrationRun migration, String stage, String step) {
    return migration.stage(stage).state().stream()
        .flatMap(state -> state.getSteps().stream())
        .anyMatch(state -> state.getName().equals(step) && state.getPercent() == 100);
  }

  private static List<Permissions> role(String service) throws IOException {
    return Permissions.parseRole(Files.readString(ROLES.resolve(service + "-role.json")));
  }
}
