package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.loganalytics.fluent.models.WorkspaceInner;
import com.azure.resourcemanager.loganalytics.models.WorkspaceEntityStatus;
import com.azure.resourcemanager.loganalytics.models.WorkspaceSku;
import com.azure.resourcemanager.loganalytics.models.WorkspaceSkuNameEnum;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Log Analytics workspace for the logs and metrics of the target. An existing workspace is used
 * in any region and any pricing tier. Only a shorter retention than requested is a difference.
 */
public final class Workspace implements ResourceDeclaration<WorkspaceInner> {
  /** Name of the step. */
  public static final String STEP = "workspace";

  /** Output: resource id of the workspace. */
  public static final OutputKey<String> WORKSPACE_ID = OutputKey.text("workspace.id");

  private static final Set<WorkspaceEntityStatus> IN_MOTION =
      Set.of(
          WorkspaceEntityStatus.CREATING,
          WorkspaceEntityStatus.UPDATING,
          WorkspaceEntityStatus.PROVISIONING_ACCOUNT,
          WorkspaceEntityStatus.DELETING);

  private final MonitorClients clients;

  private Workspace(MonitorClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step.
   *
   * @param clients clients of the Azure SDK
   */
  public static ResourceStep<WorkspaceInner> step(MonitorClients clients) {
    return new ResourceStep<>(clients.connection(), STEP, Set.of(), new Workspace(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.WORKSPACE;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).inGroup(type(), ResourceNames.workspace(context.request()));
  }

  @Override
  public Optional<Observed<WorkspaceInner>> observe(StepContext context) {
    ResourceId id = id(context);
    return ArmLookup.find(
            () ->
                clients
                    .logs(context)
                    .getWorkspaces()
                    .getByResourceGroupWithResponse(
                        TargetScope.of(context).resourceGroup(), id.name(), Context.NONE))
        .map(workspace -> Observed.tagged(workspace, id.toString(), workspace.tags()));
  }

  @Override
  public boolean isReady(WorkspaceInner observed) {
    return observed.provisioningState() == null
        || !IN_MOTION.contains(observed.provisioningState());
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<WorkspaceInner> observed) {
    int wanted = wantedDays(context);
    Integer days = observed.body().retentionInDays();
    return Comparison.of(observed)
        .require(days != null && days >= wanted, "properties.retentionInDays", wanted, days)
        .differences();
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<WorkspaceInner>> observed) {
    WorkspaceInner body =
        observed
            .map(Observed::body)
            .orElseGet(
                () ->
                    new WorkspaceInner()
                        .withLocation(TargetScope.of(context).region())
                        .withTags(ResourceTags.of(context.request()))
                        .withSku(new WorkspaceSku().withName(WorkspaceSkuNameEnum.PER_GB2018)))
            .withRetentionInDays(wantedDays(context));
    // The client library only has a call that polls until the end. A restart would lose it.
    return clients.connection().rest().put(id(context).toString(), type().apiVersion(), json(body));
  }

  @Override
  public Outputs outputs(StepContext context, Observed<WorkspaceInner> observed) {
    return Outputs.of(WORKSPACE_ID, observed.body().id());
  }

  private static int wantedDays(StepContext context) {
    return context.request().getMonitoring().getWorkspaceRetentionDays();
  }

  private static JsonNode json(WorkspaceInner body) {
    try {
      return JsonMapper.shared().readTree(body.toJsonString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
