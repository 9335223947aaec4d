package io.dbmodernizer.provisioner.security;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroupStep;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Defender plan for the SQL servers of the subscription, if the request wants it. A plan that
 * is free counts as one that does not exist: who switches it on has created it, and the teardown
 * puts it back.
 */
public final class DefenderPlanStep extends ArmResourceStep<DefenderPlan> {
  /** Name of the step. */
  public static final String NAME = "defender-plan";

  /**
   * @param clients of the Azure SDK
   */
  public DefenderPlanStep(AzureClients clients) {
    super(clients.connection());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ResourceGroupStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return isRequested(context)
        ? super.run(context)
        : StepResult.done("no Defender plan requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return isRequested(context) ? super.verify(context) : List.of();
  }

  @Override
  protected String subject(StepContext context) {
    MigrationRequested request = context.request();
    return "Defender plan for the SQL servers of subscription "
        + request.getTarget().getAzure().getSubscriptionId();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  @Override
  protected boolean tagged() {
    return false;
  }

  @Override
  protected Optional<DefenderPlan> observe(StepContext context) {
    return Optional.of(plan(context)).filter(DefenderPlan::isOn);
  }

  @Override
  protected List<Difference> compare(StepContext context, DefenderPlan observed) {
    return List.of();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<DefenderPlan> observed) {
    return plan(context).set(true);
  }

  @Override
  protected AzureResource describe(StepContext context, DefenderPlan observed) {
    return resource(context);
  }

  private DefenderPlan plan(StepContext context) {
    return new DefenderPlan(azure().rest(), resource(context).getId());
  }

  private static AzureResource resource(StepContext context) {
    return TargetIds.of(context.request()).defenderPlan();
  }

  private static boolean isRequested(StepContext context) {
    return context.request().getTarget().getServer().getSecurity().getDefenderPlan();
  }
}
