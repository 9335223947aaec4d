package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.loganalytics.fluent.models.WorkspaceInner;
import com.azure.resourcemanager.loganalytics.models.WorkspaceEntityStatus;
import com.azure.resourcemanager.loganalytics.models.WorkspaceSku;
import com.azure.resourcemanager.loganalytics.models.WorkspaceSkuNameEnum;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Log Analytics workspace that keeps the target's logs and metrics. An existing one is used
 * whatever its region and price; only a retention shorter than requested is a difference.
 */
public final class WorkspaceStep extends ArmResourceStep<WorkspaceInner> {
  /** Name of the step. */
  public static final String NAME = "workspace";

  /** Output: resource id of the workspace. */
  public static final String WORKSPACE_ID = "workspace.id";

  static final String TYPE = "Microsoft.OperationalInsights/workspaces";

  /** The version that the client library speaks. */
  static final String API_VERSION = "2022-10-01";

  private static final Set<WorkspaceEntityStatus> IN_MOTION =
      Set.of(
          WorkspaceEntityStatus.CREATING,
          WorkspaceEntityStatus.UPDATING,
          WorkspaceEntityStatus.PROVISIONING_ACCOUNT,
          WorkspaceEntityStatus.DELETING);

  private final MonitorClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public WorkspaceStep(MonitorClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String subject(StepContext context) {
    return "Log Analytics workspace " + ResourceNames.workspace(context.request());
  }

  @Override
  protected Optional<WorkspaceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .logs(context)
                .getWorkspaces()
                .getByResourceGroupWithResponse(
                    Wanted.resourceGroup(context),
                    ResourceNames.workspace(context.request()),
                    Context.NONE));
  }

  @Override
  protected boolean ready(WorkspaceInner observed) {
    return observed.provisioningState() == null
        || !IN_MOTION.contains(observed.provisioningState());
  }

  @Override
  protected List<Difference> compare(StepContext context, WorkspaceInner observed) {
    int wanted = context.request().getMonitoring().getWorkspaceRetentionDays();
    Integer days = observed.retentionInDays();
    return Wanted.Comparison.of(observed.tags())
        .require(days != null && days >= wanted, "properties.retentionInDays", wanted, days)
        .differences();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<WorkspaceInner> observed) {
    WorkspaceInner body =
        observed
            .orElseGet(
                () ->
                    new WorkspaceInner()
                        .withLocation(Wanted.scope(context).getRegion())
                        .withTags(ResourceTags.of(context.request()))
                        .withSku(new WorkspaceSku().withName(WorkspaceSkuNameEnum.PER_GB2018)))
            .withRetentionInDays(context.request().getMonitoring().getWorkspaceRetentionDays());
    // The client library offers only a create that polls by itself, which a restart would lose.
    return azure().rest().put(resource(context).getId(), API_VERSION, json(body));
  }

  @Override
  protected AzureResource describe(StepContext context, WorkspaceInner observed) {
    return Wanted.marked(resource(context), context, observed.tags());
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  @Override
  protected Map<String, String> outputs(StepContext context, WorkspaceInner observed) {
    return Map.of(WORKSPACE_ID, observed.id());
  }

  private static AzureResource resource(StepContext context) {
    return Wanted.inGroup(context, TYPE, ResourceNames.workspace(context.request()));
  }

  private static JsonNode json(WorkspaceInner body) {
    try {
      return JsonMapper.shared().readTree(body.toJsonString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
