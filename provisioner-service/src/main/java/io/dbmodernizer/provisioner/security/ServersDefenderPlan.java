package io.dbmodernizer.provisioner.security;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Defender plan for the SQL servers of the subscription, if the request asks for it. A plan
 * that is free counts as one that does not exist. The migration that switches the plan on owns it,
 * and switches it off at teardown.
 */
public final class ServersDefenderPlan implements ResourceDeclaration<DefenderPlan> {
  /** Name of the step. */
  public static final String STEP = "defender-plan";

  private final AzureConnection azure;

  private ServersDefenderPlan(AzureConnection azure) {
    this.azure = azure;
  }

  /**
   * Returns the step that switches the plan on.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<DefenderPlan> step(AzureConnection azure) {
    return new ResourceStep<>(
        azure, STEP, Set.of(ResourceGroup.STEP), new ServersDefenderPlan(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.DEFENDER_PLAN;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(
        request.getTarget().getServer().getSecurity().getDefenderPlan(),
        "no Defender plan requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return DefenderPlan.id(TargetScope.of(context));
  }

  @Override
  public String subject(StepContext context) {
    return "Defender plan for the SQL servers of subscription "
        + TargetScope.of(context).subscription();
  }

  @Override
  public Optional<Observed<DefenderPlan>> observe(StepContext context) {
    return Optional.of(plan(context))
        .filter(DefenderPlan::isOn)
        .map(plan -> Observed.untagged(plan, plan.id()));
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<DefenderPlan> observed) {
    return List.of();
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<DefenderPlan>> observed) {
    return plan(context).set(true);
  }

  private DefenderPlan plan(StepContext context) {
    return new DefenderPlan(azure.rest(), id(context).toString());
  }
}
