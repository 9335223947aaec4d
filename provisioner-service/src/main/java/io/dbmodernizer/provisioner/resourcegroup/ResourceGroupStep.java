package io.dbmodernizer.provisioner.resourcegroup;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.Region;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resource group. An existing group is used whatever its region and tags are: a group's region
 * is only where its metadata is kept, and it may hold resources of any region. A different region
 * is mentioned in the step's detail.
 */
public final class ResourceGroupStep extends ArmResourceStep<ResourceGroupInner> {
  /** Name of the step. */
  public static final String NAME = "resource-group";

  private static final String LOCATION = "resourceGroup.location";

  private final AzureClients clients;
  private final Set<String> after;

  /**
   * @param clients of the Azure SDK
   * @param after names of the steps that come before
   */
  public ResourceGroupStep(AzureClients clients, Set<String> after) {
    super(clients.connection());
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
    StepResult result = super.run(context);
    if (result instanceof StepResult.Done done) {
      String location = done.outputs().getOrDefault(LOCATION, "");
      if (!Region.same(location, scope(context).getRegion())) {
        return new StepResult.Done(
            done.detail() + "; it is in " + location + ", its resources may be elsewhere",
            done.outputs(),
            done.resources(),
            done.tables());
      }
    }
    return result;
  }

  @Override
  protected String subject(StepContext context) {
    return "resource group " + scope(context).getResourceGroup();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).resourceGroup());
  }

  @Override
  protected Optional<ResourceGroupInner> observe(StepContext context) {
    return ArmLookup.find(
        () -> groups(context).getWithResponse(scope(context).getResourceGroup(), Context.NONE));
  }

  @Override
  protected boolean ready(ResourceGroupInner observed) {
    return observed.properties() == null
        || !"Deleting".equalsIgnoreCase(observed.properties().provisioningState());
  }

  @Override
  protected List<Difference> compare(StepContext context, ResourceGroupInner observed) {
    return List.of();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<ResourceGroupInner> observed) {
    ResourceGroupInner wanted =
        new ResourceGroupInner()
            .withLocation(scope(context).getRegion())
            .withTags(ResourceTags.of(context.request()));
    return ArmResponse.finished(
        groups(context)
            .createOrUpdateWithResponse(scope(context).getResourceGroup(), wanted, Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, ResourceGroupInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Resources/resourceGroups")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  @Override
  protected Map<String, String> outputs(StepContext context, ResourceGroupInner observed) {
    return Map.of(LOCATION, observed.location());
  }

  private ResourceGroupsClient groups(StepContext context) {
    return clients.resources(scope(context).getSubscriptionId()).getResourceGroups();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }
}
