package io.dbmodernizer.provisioner.azure;

import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of the Azure SDK, built once per subscription; thread-safe. */
public final class AzureClients {
  private final AzureConnection azure;
  private final Map<String, ResourceManagementClient> resources = new ConcurrentHashMap<>();
  private final Map<String, SqlManagementClient> sql = new ConcurrentHashMap<>();
  private final Map<String, StorageManagementClient> storage = new ConcurrentHashMap<>();

  /**
   * @param azure the way to Resource Manager
   */
  public AzureClients(AzureConnection azure) {
    this.azure = azure;
  }

  /** The way to Resource Manager. */
  public AzureConnection connection() {
    return azure;
  }

  /** Resource groups of a subscription. */
  public ResourceManagementClient resources(String subscriptionId) {
    return resources.computeIfAbsent(
        subscriptionId,
        id ->
            ResourceManager.authenticate(azure.pipeline(), profile(id))
                .withSubscription(id)
                .serviceClient());
  }

  /** Microsoft.Sql of a subscription. */
  public SqlManagementClient sql(String subscriptionId) {
    return sql.computeIfAbsent(
        subscriptionId,
        id -> SqlServerManager.authenticate(azure.pipeline(), profile(id)).serviceClient());
  }

  /** Microsoft.Storage of a subscription. */
  public StorageManagementClient storage(String subscriptionId) {
    return storage.computeIfAbsent(
        subscriptionId,
        id -> StorageManager.authenticate(azure.pipeline(), profile(id)).serviceClient());
  }

  private AzureProfile profile(String subscriptionId) {
    return azure.profile(subscriptionId);
  }
}
