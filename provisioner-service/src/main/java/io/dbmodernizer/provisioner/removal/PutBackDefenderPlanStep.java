package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.security.DefenderPlan;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Sets the Defender plan of the subscription back to free, if this migration switched it on and the
 * plan covers no server of another migration. A plan that is free already is not written.
 */
final class PutBackDefenderPlanStep implements Step {
  static final String NAME = "put-back-defender-plan";

  private final AzureClients clients;
  private final Set<String> after;

  /**
   * @param clients of the Azure SDK
   * @param after names of the removal steps that come before: that of the server
   */
  PutBackDefenderPlanStep(AzureClients clients, Set<String> after) {
    this.clients = clients;
    this.after = Set.copyOf(after);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) {
    String id = DefenderPlan.id(TargetScope.of(context)).toString();
    boolean ours =
        context.stage().getResources().stream()
            .anyMatch(r -> r.getCreated() && ResourceId.same(r.getId(), id));
    if (!ours) {
      return StepResult.done("nothing of this migration to put back");
    }
    DefenderPlan plan = new DefenderPlan(clients.connection().rest(), id);
    if (!plan.isOn()) {
      return StepResult.done("the Defender plan is free again");
    }
    if (coversOthers(context)) {
      return StepResult.done(
          "the Defender plan stays on: it covers servers of other migrations",
          List.of(RemovedResources.kept(id, "it covers servers of other migrations")));
    }
    plan.set(false);
    return StepResult.inProgress(50, "the Defender plan is being put back to free", Duration.ZERO);
  }

  /** Returns whether the removal kept the server, because others have databases on it. */
  private static boolean serverStays(StepContext context) {
    return RemovedResources.kept(context.stage()).stream()
        .anyMatch(r -> r.getCreated() && r.getType().equalsIgnoreCase(ArmTypes.SQL_SERVER.name()));
  }

  private boolean coversOthers(StepContext context) {
    return serverStays(context)
        || clients.sql(context).getServers().list().stream()
            .anyMatch(
                server ->
                    ResourceTags.marked(server.tags())
                        && !ResourceTags.markedBy(context.request(), server.tags()));
  }
}
