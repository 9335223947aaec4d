package io.dbmodernizer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.drift.PolicyDriftStep;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.runtime.preflight.RoleDefinition;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.testsupport.step.StepChain;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The role in docs/azure holds exactly the operations that the emulator sees the service call. */
class BackupRoleIT {
  private static final String API = "2021-11-01";

  /** The operations of the check before a migration. */
  private static final Set<String> PREFLIGHT =
      Set.of(
          "Microsoft.Authorization/permissions/read",
          "Microsoft.Resources/subscriptions/providers/read");

  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  private final Stage stage = BackupStage.of(AZURE.connection(), Duration.ofHours(1));

  @Test
  void holdsExactlyWhatTheServiceCalls() throws Exception {
    // Given
    BackupPolicy policy =
        BackupPolicy.newBuilder()
            .setShortTermRetentionDays(14)
            .setWeeklyRetention("P4W")
            .setCorrectDrift(true)
            .setVault(VaultOptions.newBuilder().setName("rsv-role").setSoftDelete(false).build())
            .build();
    TargetProvisioned target = AZURE.database("role", "S2", policy);
    target
        .getRequest()
        .getTarget()
        .getDatabase()
        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO);
    AZURE.put(
        target.getDatabaseId(),
        API,
        "{'location':'westeurope','sku':{'name':'S2'},'properties':{'requestedBackupStorageRedundancy':'Geo'}}");
    TreeSet<String> called = new TreeSet<>();

    // When
    StepChain chain = AZURE.chain(target).run(stage.steps());
    collect(called);
    driftAndCorrect(chain, target);
    collect(called);
    AZURE.pass(Duration.ofDays(8));
    restore(chain, called, c -> c.setPointInTime(AZURE.now()));
    restore(chain, called, c -> c.setKind(RestoreKind.LONG_TERM_BACKUP));
    restore(chain, called, c -> c.setKind(RestoreKind.GEO));
    String id =
        AZURE
            .get(
                "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-sales/providers/Microsoft.Sql/locations/westeurope/longTermRetentionServers/sql-sales/longTermRetentionDatabases/role/longTermRetentionBackups",
                API)
            .orElseThrow()
            .at("/value/0/id")
            .asString();
    AZURE.mark();
    restore(chain, called, c -> c.setKind(RestoreKind.LONG_TERM_BACKUP).setBackupId(id));
    AZURE.delete(target.getDatabaseId(), API);
    restore(chain, called, c -> c.setKind(RestoreKind.DROPPED_DATABASE));
    chain.run(procedure(Procedure.REMOVE).steps());
    collect(called);

    // Then
    RoleDefinition role = RoleDefinition.ofStage("backup").orElseThrow();
    TreeSet<String> granted = new TreeSet<>(role.actions());
    granted.removeAll(PREFLIGHT);
    assertThat(granted).isEqualTo(called);
    assertThat(role.actions()).doesNotHaveDuplicates().containsAll(PREFLIGHT);
    assertThat(role.dataActions()).isEmpty();
  }

  @Test
  void canDeleteNoBackupAndNoDatabase() {
    // Given
    RoleDefinition role = RoleDefinition.ofStage("backup").orElseThrow();

    // When, Then
    assertThat(role.actions()).noneMatch(action -> action.contains("*"));
    assertThat(role.actions().stream().filter(action -> action.endsWith("/delete")))
        .containsExactly("Microsoft.RecoveryServices/vaults/delete");
  }

  private void driftAndCorrect(StepChain chain, TargetProvisioned target) {
    PolicyDriftStep drift =
        new PolicyDriftStep(new SqlClients(AZURE.connection()), Duration.ofHours(1));
    StepDriver driver = chain.driver(drift);
    driver.runOnce();
    AZURE.setPolicy(
        target,
        "backupShortTermRetentionPolicies",
        "{'retentionDays':3,'diffBackupIntervalInHours':12}");
    driver.runUntil(result -> driver.events().size() == 2);
  }

  private void restore(
      StepChain chain, Set<String> called, Consumer<RestoreRequested.Builder> change) {
    AZURE.pass(Duration.ofMinutes(1));
    RestoreRequested.Builder command =
        RestoreRequested.newBuilder()
            .setMetadata(EventMetadata.newBuilder().setOccurredAt(AZURE.now()).build())
            .setRequester("dba team");
    change.accept(command);
    chain.on(CommandAccepted.newBuilder().setRestore(command.build()).build());
    chain.run(procedure(Procedure.RESTORE).steps());
    collect(called);
  }

  private Procedure procedure(String name) {
    return stage.procedures().stream()
        .filter(procedure -> procedure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the calls of the service since the mark. The calls of the test come before the mark.
   */
  private static void collect(Set<String> called) {
    AZURE.requests().stream().map(LoggedRequest::operation).forEach(called::add);
    AZURE.mark();
  }
}
