package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.provisioner.entra.EntraOnlyAuthenticationStep;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.provisioner.security.DefenderPlan;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.testsupport.request.TestCommands;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provisioning with every option and back, each test in a subscription of its own. */
class ProvisionerTeardownIT {
  private static ProvisionerWalk walk;

  @BeforeAll
  static void start() throws IOException {
    walk = new ProvisionerWalk();
  }

  @AfterAll
  static void stop() throws IOException {
    walk.close();
  }

  @BeforeEach
  void begin() {
    walk.another();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hyperscale", "pooled"})
  void leavesExactlyWhatWasThereBefore(String form) throws Exception {
    // Given
    List<String> before = resourceIds();
    MigrationRequested request =
        FullRequests.request("m-1", "all-" + form, FullRequests.full(form));

    // When
    walk.complete(request);
    walk.until(ProvisionerTeardownIT::entraOnlyIsOn);
    TargetProvisioned provisioned = walk.events(TargetProvisioned.class).get(0);
    boolean planWasOn = plan(request).isOn();
    walk.tearDown("m-1");

    // Then
    assertThat(provisioned.getResources())
        .allMatch(AzureResource::getCreated)
        .hasSizeGreaterThan(9);
    assertThat(planWasOn).isTrue();
    assertThat(plan(request).isOn()).isFalse();
    assertThat(resourceIds()).isEqualTo(before);
    TargetRemoved removed = walk.events(TargetRemoved.class).get(0);
    assertThat(removed.getKept()).isEmpty();
    assertThat(ids(removed.getRemoved()))
        .containsAll(ids(provisioned.getResources()))
        .anyMatch(id -> id.endsWith("/azureADOnlyAuthentications/Default"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void endsTheSameWhereTheProcessDiesInEveryStep(int lostRun) throws Exception {
    // Given
    List<String> before = resourceIds();
    MigrationRequested request =
        FullRequests.request("m-1", "lost-" + lostRun, FullRequests.full("hyperscale"));
    Map<String, Integer> runs = new HashMap<>();
    walk.run().interruptedBy((step, result) -> runs.merge(step, 1, Integer::sum) == lostRun);

    // When
    walk.complete(request);
    walk.until(ProvisionerTeardownIT::entraOnlyIsOn);
    Set<String> created = new HashSet<>(ids(walk.state().getResources()));
    walk.tearDown("m-1");

    // Then
    assertThat(resourceIds()).isEqualTo(before);
    assertThat(plan(request).isOn()).isFalse();
    assertThat(ids(walk.events(TargetRemoved.class).get(0).getRemoved()))
        .containsExactlyInAnyOrderElementsOf(created);
  }

  @Test
  void neverTouchesWhatItOnlyUsed() throws Exception {
    // Given
    walk.complete(FullRequests.request("owner", "reused", FullRequests.full("pooled")));
    List<String> before = resourceIds();
    walk.another();
    MigrationRequested second =
        FullRequests.request(
            "m-2",
            "reused",
            target -> {
              FullRequests.full("pooled").accept(target);
              target.getDatabase().setName("second");
              target.getDatabase().setElasticPool(new ElasticPoolTarget("shared", "", 0.0, 0.0));
              target.getServer().setEntraOnlyAuthentication(false);
              target
                  .getServer()
                  .setFirewallRules(
                      List.of(
                          TestRequests.rule("office", "203.0.113.1", "203.0.113.9"),
                          TestRequests.rule("second", "203.0.113.20", "203.0.113.20")));
            });

    // When
    walk.complete(second);
    long mark = walk.emulator().requests().lastSequence();
    walk.tearDown("m-2");

    // Then
    assertThat(resourceIds()).isEqualTo(before);
    assertThat(plan(second).isOn()).isTrue();
    assertThat(walk.emulator().requests().since(mark))
        .filteredOn(LoggedRequest::isWrite)
        .extracting(call -> call.path().substring(call.path().lastIndexOf('/') + 1))
        .containsExactlyInAnyOrder("second", "second");
    TargetRemoved removed = walk.events(TargetRemoved.class).get(0);
    assertThat(removed.getRemoved()).hasSize(2);
    assertThat(ids(removed.getKept()))
        .anyMatch(id -> id.endsWith("/servers/sql-reused"))
        .anyMatch(id -> id.endsWith("/elasticPools/shared"))
        .anyMatch(id -> id.endsWith("/resourceGroups/rg-reused"));
  }

  @Test
  void keepsWhatOthersHaveComeToUse() throws Exception {
    // Given
    walk.complete(FullRequests.request("owner", "shared", FullRequests.full("pooled")));
    walk.until(ProvisionerTeardownIT::entraOnlyIsOn);
    StageState owner = walk.state();
    walk.clients()
        .storage(owner.getRequest())
        .getBlobContainers()
        .createWithResponse(
            "rg-shared", "stshared", "others", new BlobContainerInner(), Context.NONE);
    createDatabaseInPool(owner.getRequest());

    // When
    walk.tearDown("owner");

    // Then
    TargetRemoved removed = walk.events(TargetRemoved.class).get(0);
    assertThat(ids(removed.getRemoved()))
        .anyMatch(id -> id.endsWith("/databases/sales"))
        .anyMatch(id -> id.endsWith("/firewallRules/office"))
        .anyMatch(id -> id.endsWith("/containers/backups"));
    assertThat(ids(removed.getKept()))
        .anyMatch(id -> id.endsWith("/elasticPools/shared"))
        .anyMatch(id -> id.endsWith("/servers/sql-shared"))
        .anyMatch(id -> id.endsWith("/administrators/ActiveDirectory"))
        .anyMatch(id -> id.endsWith("/azureADOnlyAuthentications/Default"))
        .anyMatch(id -> id.endsWith("/advancedThreatProtectionSettings/Default"))
        .anyMatch(id -> id.endsWith("/storageAccounts/stshared"))
        .anyMatch(id -> id.endsWith("/resourceGroups/rg-shared"));
    assertThat(resourceIds())
        .anyMatch(id -> id.endsWith("/databases/others"))
        .noneMatch(id -> id.endsWith("/databases/sales") && id.contains("sql-shared"));
  }

  @Test
  void aCancelledProvisioningIsTornDownCompletely() throws Exception {
    // Given
    List<String> before = resourceIds();
    MigrationRequested request =
        FullRequests.request("m-1", "cancelled", FullRequests.full("hyperscale"));
    walk.receive(request);
    walk.until(state -> step(state, "sql-server").getOperation() != null);

    // When
    walk.receive(TestCommands.teardown("m-1", true));
    walk.receive(TestCommands.cancel("m-1"));
    untilCancelled();
    walk.tearDown("m-1");

    // Then
    assertThat(walk.events(RequestRefused.class))
        .singleElement()
        .satisfies(
            refused -> assertThat(refused.getFailure().getReason()).isEqualTo(Reason.WRONG_STATE));
    assertThat(resourceIds()).isEqualTo(before);
  }

  @Test
  void aCancelledProvisioningGoesOnWhenARetryIsRequested() throws Exception {
    // Given
    MigrationRequested request = FullRequests.request("m-1", "resumed", target -> {});
    walk.receive(request);
    walk.until(state -> step(state, "sql-server").getOperation() != null);
    walk.receive(TestCommands.cancel("m-1"));
    untilCancelled();

    // When
    walk.receive(TestCommands.retry("m-1"));
    walk.until(state -> state.getState() == ProgressState.DONE);

    // Then
    assertThat(walk.events(TargetProvisioned.class)).hasSize(1);
    assertThat(walk.state().getResources()).allMatch(AzureResource::getCreated);
    assertThat(
            walk.emulator().requests().since(0).stream()
                .filter(call -> call.method().equals("PUT"))
                .filter(call -> call.path().endsWith("/servers/sql-resumed")))
        .hasSize(1);
  }

  @Test
  void waitsForTheOtherStagesAndSaysSo() throws Exception {
    // Given
    walk.complete(FullRequests.request("m-1", "waiting", target -> {}));

    // When
    walk.receive(TestCommands.teardown("m-1", true));
    walk.until(state -> step(state, "other-stages").getState() == ProgressState.WAITING);

    // Then
    assertThat(step(walk.state(), "other-stages").getWaitingOn())
        .isEqualTo("migration, backup, monitoring to remove what they created");
    assertThat(resourceIds()).anyMatch(id -> id.endsWith("/servers/sql-waiting"));

    // When
    walk.tearDown("m-1");

    // Then
    assertThat(resourceIds()).noneMatch(id -> id.contains("rg-waiting"));
  }

  /** What is there; the backups that Azure keeps of a dropped database are nobody's resource. */
  private static List<String> resourceIds() {
    return walk.emulator().resourceIds().stream()
        .filter(id -> !id.contains("/restorableDroppedDatabases/"))
        .toList();
  }

  private static void untilCancelled() throws InterruptedException {
    walk.until(
        state ->
            state.getState() == ProgressState.FAILED
                && state.getFailure().getReason() == Reason.CANCELLED);
  }

  private static void createDatabaseInPool(MigrationRequested request) throws Exception {
    DatabaseInner body = new DatabaseInner();
    body.withLocation("westeurope");
    body.withElasticPoolId(ElasticPool.id(request).toString());
    walk.clients()
        .sql(request)
        .getDatabases()
        .createOrUpdateWithResponseAsync("rg-shared", "sql-shared", "others", body)
        .block();
  }

  private static boolean entraOnlyIsOn(StageState state) {
    return state.getSteps().stream()
        .anyMatch(
            step ->
                step.getName().equals(EntraOnlyAuthenticationStep.NAME)
                    && step.getPercent() == 100);
  }

  private static StepState step(StageState state, String name) {
    return state.getSteps().stream()
        .filter(step -> step.getName().equals(name))
        .findFirst()
        .orElseGet(() -> StepState.newBuilder().build());
  }

  private static DefenderPlan plan(MigrationRequested request) {
    return new DefenderPlan(
        walk.clients().connection().rest(), DefenderPlan.id(TargetScope.of(request)).toString());
  }

  private static List<String> ids(List<AzureResource> resources) {
    return resources.stream().map(AzureResource::getId).toList();
  }
}
