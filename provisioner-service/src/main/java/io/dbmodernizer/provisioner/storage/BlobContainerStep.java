package io.dbmodernizer.provisioner.storage;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.BlobContainersClient;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.PublicAccess;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.runtime.azure.ArmLookup;
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
 * The blob container, if the request names one, without anonymous access. Created through Resource
 * Manager, so that no account key is needed. An existing container that is open to the public is a
 * conflict, because somebody opened it.
 */
public final class BlobContainerStep extends ArmResourceStep<BlobContainerInner> {
  /** Name of the step. */
  public static final String NAME = "blob-container";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public BlobContainerStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(StorageAccountStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return isRequested(context)
        ? super.run(context)
        : StepResult.done("no blob container requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return isRequested(context) ? super.verify(context) : List.of();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).blobContainer());
  }

  /** Containers carry no tags. */
  @Override
  protected boolean tagged() {
    return false;
  }

  @Override
  protected String subject(StepContext context) {
    return "blob container "
        + storage(context).getContainerName()
        + " in storage account "
        + storage(context).getAccountName();
  }

  @Override
  protected Optional<BlobContainerInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            containers(context)
                .getWithResponse(
                    scope(context).getResourceGroup(),
                    storage(context).getAccountName(),
                    storage(context).getContainerName(),
                    Context.NONE));
  }

  @Override
  protected List<Difference> compare(StepContext context, BlobContainerInner observed) {
    return observed.publicAccess() == null || observed.publicAccess() == PublicAccess.NONE
        ? List.of()
        : List.of(
            Difference.immutable(
                "properties.publicAccess", PublicAccess.NONE, observed.publicAccess()));
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<BlobContainerInner> observed) {
    return ArmResponse.finished(
        containers(context)
            .createWithResponse(
                scope(context).getResourceGroup(),
                storage(context).getAccountName(),
                storage(context).getContainerName(),
                new BlobContainerInner().withPublicAccess(PublicAccess.NONE),
                Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, BlobContainerInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Storage/storageAccounts/blobServices/containers")
        .setName(observed.name())
        .build();
  }

  private static boolean isRequested(StepContext context) {
    StorageTarget storage = storage(context);
    return !storage.getAccountName().isBlank() && !storage.getContainerName().isBlank();
  }

  private BlobContainersClient containers(StepContext context) {
    return clients.storage(scope(context).getSubscriptionId()).getBlobContainers();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static StorageTarget storage(StepContext context) {
    return context.request().getTarget().getStorage();
  }
}
