package io.dbmodernizer.provisioner.storage;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.AccessTier;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.ProvisioningState;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
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
 * The storage account, if the request names one: HTTPS only, TLS 1.2, no anonymous access, general
 * purpose v2. An account that this migration did not create is used only if it is at least as
 * strict, whatever its redundancy and access tier are.
 *
 * <p>Source: Microsoft.Storage, {@code StorageAccounts_Create}.
 */
public final class StorageAccount implements ResourceDeclaration<StorageAccountInner> {
  /** Name of the step. */
  public static final String STEP = "storage-account";

  private final AzureClients clients;

  private StorageAccount(AzureClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step that creates the account.
   *
   * @param clients of the Azure SDK
   */
  public static ResourceStep<StorageAccountInner> step(AzureClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(ResourceGroup.STEP), new StorageAccount(clients));
  }

  /** Returns the id of the account that a request names; it must name one. */
  public static ResourceId id(MigrationRequested request) {
    return TargetScope.of(request).inGroup(ArmTypes.STORAGE_ACCOUNT, name(request));
  }

  @Override
  public ArmType type() {
    return ArmTypes.STORAGE_ACCOUNT;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(!name(request).isBlank(), "no storage account requested");
  }

  @Override
  public ResourceId id(StepContext context) {
    return id(context.request());
  }

  @Override
  public Optional<Observed<StorageAccountInner>> observe(StepContext context) {
    return find(clients, context.request())
        .map(account -> Observed.tagged(account, account.id(), account.tags()));
  }

  /**
   * Reads the account from Azure.
   *
   * @return the account; empty if the resource group or the account does not exist
   */
  public static Optional<StorageAccountInner> find(
      AzureClients clients, MigrationRequested request) {
    return ArmLookup.find(
        () ->
            clients
                .storage(request)
                .getStorageAccounts()
                .getByResourceGroupWithResponse(
                    TargetScope.of(request).resourceGroup(), name(request), null, Context.NONE));
  }

  @Override
  public boolean isReady(StorageAccountInner observed) {
    return observed.provisioningState() == null
        || observed.provisioningState() == ProvisioningState.SUCCEEDED;
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<StorageAccountInner> observed) {
    return StorageDifferences.of(context.request(), observed.body());
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<StorageAccountInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    StorageAccountCreateParameters body =
        new StorageAccountCreateParameters()
            .withLocation(scope.region())
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
            clients
                .storage(context.request())
                .getStorageAccounts()
                .createWithResponseAsync(scope.resourceGroup(), name(context.request()), body));
  }

  private static String name(MigrationRequested request) {
    return request.getTarget().getStorage().getAccountName();
  }
}
