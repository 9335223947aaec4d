package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import io.dbmodernizer.emulator.authorization.Permissions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.preflight.RoleDefinition;
import io.dbmodernizer.state.StageState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The role in docs/azure holds exactly the operations that the emulator sees the service call. */
class ProvisionerRoleIT {
  /** What the check before a migration reads. */
  private static final Set<String> PREFLIGHT =
      Set.of(
          "Microsoft.Authorization/permissions/read",
          "Microsoft.Sql/locations/usages/read",
          "Microsoft.Storage/locations/usages/read");

  /** Azure publishes no such operation, so no role can name it. */
  private static final Set<String> UNPUBLISHED =
      Set.of("Microsoft.Storage/locations/asyncoperations/read");

  @Test
  void holdsExactlyWhatTheServiceCalls() throws Exception {
    try (ProvisionerWalk walk = new ProvisionerWalk()) {
      // Given
      RoleDefinition role = RoleDefinition.ofStage("provisioner").orElseThrow();
      walk.emulator()
          .access()
          .assign(
              ProvisionerWalk.PRINCIPAL,
              List.of(Permissions.ofActions(role.actions().toArray(String[]::new))));
      TreeSet<String> called = new TreeSet<>();

      // When
      goAndComeBack(walk, "hyperscale", called);
      goAndComeBack(walk, "pooled", called);
      meetsATakenName(walk, called);
      keepsAServerThatOthersUse(walk, called);
      called.addAll(walk.emulator().access().linkedOperationsOf(ProvisionerWalk.PRINCIPAL));

      // Then
      TreeSet<String> granted = new TreeSet<>(role.actions());
      granted.removeAll(PREFLIGHT);
      called.removeAll(UNPUBLISHED);
      assertThat(granted).isEqualTo(called);
    }
  }

  private static void goAndComeBack(ProvisionerWalk walk, String form, Set<String> called)
      throws Exception {
    walk.another();
    walk.complete(FullRequests.request("m-1", form, FullRequests.full(form)));
    walk.until(ProvisionerRoleIT::upkeepIsDone);
    walk.tearDown("m-1");
    assertThat(walk.events(TargetRemoved.class)).hasSize(1);
    collect(walk, called);
  }

  private static void meetsATakenName(ProvisionerWalk walk, Set<String> called) throws Exception {
    walk.another();
    walk.complete(FullRequests.request("m-1", "taken", target -> {}));
    walk.another();
    MigrationRequested second = FullRequests.request("m-2", "taken", target -> {});
    second.getTarget().getAzure().setResourceGroup("rg-another");
    walk.receive(second);
    walk.until(state -> state.getState() == ProgressState.FAILED);
    collect(walk, called);
  }

  private static void keepsAServerThatOthersUse(ProvisionerWalk walk, Set<String> called)
      throws Exception {
    walk.another();
    MigrationRequested request =
        FullRequests.request(
            "m-1",
            "kept",
            target -> {
              FullRequests.full("pooled").accept(target);
              target.getServer().setEntraOnlyAuthentication(false);
            });
    walk.complete(request);
    collect(walk, called);
    DatabaseInner body = new DatabaseInner();
    body.withLocation("westeurope");
    walk.clients()
        .sql(request)
        .getDatabases()
        .createOrUpdateWithResponseAsync("rg-kept", "sql-kept", "others", body)
        .block();
    walk.forget();
    walk.tearDown("m-1");
    collect(walk, called);
  }

  private static boolean upkeepIsDone(StageState state) {
    return state.getSteps().stream()
        .filter(step -> step.getProcedure().equals("upkeep"))
        .anyMatch(step -> step.getPercent() == 100);
  }

  private static void collect(ProvisionerWalk walk, Set<String> called) {
    walk.requests().stream().map(LoggedRequest::operation).forEach(called::add);
    walk.forget();
  }
}
