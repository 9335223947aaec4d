package io.dbmodernizer.provisioner.storage;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.StorageAccountsClient;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.AccessTier;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.ProvisioningState;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroupStep;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The storage account, if the request names one: HTTPS only, TLS 1.2, no anonymous access, general
 * purpose v2. An account that this migration did not create is used only if it is at least as
 * strict, whatever its redundancy and access tier are.
 */
public final class StorageAccountStep extends ArmResourceStep<StorageAccountInner> {
  /** Name of the step. */
  public static final String NAME = "storage-account";

  private final AzureClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public StorageAccountStep(AzureClients clients) {
    super(clients.connection());
    this.clients = clients;
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
    return account(context).isBlank()
        ? StepResult.done("no storage account requested")
        : super.run(context);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return account(context).isBlank() ? List.of() : super.verify(context);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(TargetIds.of(context.request()).storageAccount());
  }

  @Override
  protected String subject(StepContext context) {
    return "storage account " + account(context);
  }

  @Override
  protected Optional<StorageAccountInner> observe(StepContext context) {
    return find(clients, context.request());
  }

  /** The account as Azure reports it; empty if it does not exist. */
  public static Optional<StorageAccountInner> find(
      AzureClients clients, MigrationRequested request) {
    AzureScope scope = request.getTarget().getAzure();
    return ArmLookup.find(
        () ->
            clients
                .storage(scope.getSubscriptionId())
                .getStorageAccounts()
                .getByResourceGroupWithResponse(
                    scope.getResourceGroup(),
                    request.getTarget().getStorage().getAccountName(),
                    null,
                    Context.NONE));
  }

  @Override
  protected boolean ready(StorageAccountInner observed) {
    return observed.provisioningState() == null
        || observed.provisioningState() == ProvisioningState.SUCCEEDED;
  }

  @Override
  protected List<Difference> compare(StepContext context, StorageAccountInner observed) {
    return StorageDifferences.of(context.request(), observed);
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<StorageAccountInner> observed) {
    StorageAccountCreateParameters body =
        new StorageAccountCreateParameters()
            .withLocation(scope(context).getRegion())
            .withTags(ResourceTags.of(context.request()))
            .withKind(Kind.STORAGE_V2)
            .withSku(new Sku().withName(SkuName.STANDARD_LRS))
            .withAccessTier(AccessTier.HOT)
            .withEnableHttpsTrafficOnly(true)
            .withMinimumTlsVersion(MinimumTlsVersion.TLS1_2)
            .withAllowBlobPublicAccess(false);
    return clients
        .connection()
        .firstAnswer(
            accounts(context)
                .createWithResponseAsync(
                    scope(context).getResourceGroup(), account(context), body));
  }

  @Override
  protected AzureResource describe(StepContext context, StorageAccountInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Storage/storageAccounts")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  private StorageAccountsClient accounts(StepContext context) {
    return clients.storage(scope(context).getSubscriptionId()).getStorageAccounts();
  }

  private static AzureScope scope(StepContext context) {
    return context.request().getTarget().getAzure();
  }

  private static String account(StepContext context) {
    return context.request().getTarget().getStorage().getAccountName();
  }
}
