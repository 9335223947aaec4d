package io.dbmodernizer.provisioner.resourcegroup;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resource group. An existing group is used whatever its region and tags are. The region of a
 * group is only the place of its metadata, and the group may hold resources of any region. The
 * detail of the step mentions a different region.
 *
 * <p>Source: Microsoft.Resources, {@code ResourceGroups_CreateOrUpdate}.
 */
public final class ResourceGroup implements ResourceDeclaration<ResourceGroupInner> {
  /** Name of the step. */
  public static final String STEP = "resource-group";

  private final AzureClients clients;

  private ResourceGroup(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the group.
   *
   * @param clients of the Azure SDK
   * @param after names of the steps that come before
   */
  public static ResourceStep<ResourceGroupInner> step(AzureClients clients, Set<String> after) {
    return new ResourceStep<>(clients.connection(), STEP, after, new ResourceGroup(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.RESOURCE_GROUP;
  }

  @Override
  public ResourceId id(StepContext context) {
    return TargetScope.of(context).groupId();
  }

  @Override
  public Optional<Observed<ResourceGroupInner>> observe(StepContext context) {
    return ArmLookup.find(() -> groups(context).getWithResponse(id(context).name(), Context.NONE))
        .map(group -> Observed.tagged(group, group.id(), group.tags()));
  }

  @Override
  public boolean isReady(ResourceGroupInner observed) {
    return observed.properties() == null
        || !"Deleting".equalsIgnoreCase(observed.properties().provisioningState());
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<ResourceGroupInner> observed) {
    return List.of();
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<ResourceGroupInner>> observed) {
    ResourceGroupInner body =
        new ResourceGroupInner()
            .withLocation(TargetScope.of(context).region())
            .withTags(ResourceTags.of(context.request()));
    return ArmResponse.finished(
        groups(context).createOrUpdateWithResponse(id(context).name(), body, Context.NONE));
  }

  @Override
  public String remark(StepContext context, ResourceGroupInner observed) {
    return Region.same(observed.location(), TargetScope.of(context).region())
        ? ""
        : "; it is in " + observed.location() + ", its resources may be elsewhere";
  }

  private ResourceGroupsClient groups(StepContext context) {
    return clients.resources(context.request()).getResourceGroups();
  }
}
