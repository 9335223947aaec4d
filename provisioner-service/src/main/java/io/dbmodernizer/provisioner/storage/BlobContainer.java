package io.dbmodernizer.provisioner.storage;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.BlobContainersClient;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.PublicAccess;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
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
 * The blob container, if the request names one, without anonymous access. It is created through
 * Resource Manager, which needs no account key. An existing container with anonymous access is a
 * conflict, because another user opened it on purpose.
 *
 * <p>Source: Microsoft.Storage, {@code BlobContainers_Create}.
 */
public final class BlobContainer implements ResourceDeclaration<BlobContainerInner> {
  /** Name of the step. */
  public static final String STEP = "blob-container";

  private final AzureClients clients;

  private BlobContainer(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the container.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<BlobContainerInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(StorageAccount.STEP), new BlobContainer(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.BLOB_CONTAINER;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(
        !storage(request).getAccountName().isBlank()
            && !storage(request).getContainerName().isBlank(),
        "no blob container requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return StorageAccount.id(context.request())
        .child("blobServices", "default")
        .child("containers", storage(context.request()).getContainerName());
  }

  @Override
  public String subject(StepContext context) {
    StorageTarget storage = storage(context.request());
    return "blob container "
        + storage.getContainerName()
        + " in storage account "
        + storage.getAccountName();
  }

  @Override
  public Optional<Observed<BlobContainerInner>> observe(StepContext context) {
    StorageTarget storage = storage(context.request());
    return ArmLookup.find(
            () ->
                containers(context)
                    .getWithResponse(
                        TargetScope.of(context).resourceGroup(),
                        storage.getAccountName(),
                        storage.getContainerName(),
                        Context.NONE))
        .map(container -> Observed.untagged(container, container.id()));
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<BlobContainerInner> observed) {
    PublicAccess access = observed.body().publicAccess();
    return access == null || access == PublicAccess.NONE
        ? List.of()
        : List.of(Difference.immutable("properties.publicAccess", PublicAccess.NONE, access));
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<BlobContainerInner>> observed) {
    StorageTarget storage = storage(context.request());
    return ArmResponse.finished(
        containers(context)
            .createWithResponse(
                TargetScope.of(context).resourceGroup(),
                storage.getAccountName(),
                storage.getContainerName(),
                new BlobContainerInner().withPublicAccess(PublicAccess.NONE),
                Context.NONE));
  }

  private BlobContainersClient containers(StepContext context) {
    return clients.storage(context.request()).getBlobContainers();
  }

  private static StorageTarget storage(MigrationRequested request) {
    return request.getTarget().getStorage();
  }
}
