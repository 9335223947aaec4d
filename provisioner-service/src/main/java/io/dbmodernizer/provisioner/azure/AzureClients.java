package io.dbmodernizer.provisioner.azure;

import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PerSubscription;
import io.dbmodernizer.runtime.step.StepContext;

/**
 * The clients of the Azure SDK that the provisioner uses, one for each subscription. They share the
 * pipeline of the connection: its credential, its budget and its write guard. Thread-safe.
 */
public final class AzureClients {
  private final AzureConnection azure;
  private final PerSubscription<ResourceManagementClient> resources;
  private final PerSubscription<SqlManagementClient> sql;
  private final PerSubscription<StorageManagementClient> storage;

  /**
   * @param azure connection to Azure Resource Manager
   */
  public AzureClients(AzureConnection azure) {
    this.azure = azure;
    this.resources =
        new PerSubscription<>(
            azure,
            (pipeline, profile) ->
                ResourceManager.authenticate(pipeline, profile)
                    .withSubscription(profile.getSubscriptionId())
                    .serviceClient());
    this.sql =
        new PerSubscription<>(
            azure,
            (pipeline, profile) ->
                SqlServerManager.authenticate(pipeline, profile).serviceClient());
    this.storage =
        new PerSubscription<>(
            azure,
            (pipeline, profile) -> StorageManager.authenticate(pipeline, profile).serviceClient());
  }

  /** Returns the connection to Azure Resource Manager. */
  public AzureConnection connection() {
    return azure;
  }

  /** Returns the client of Microsoft.Resources for the subscription of a request. */
  public ResourceManagementClient resources(MigrationRequested request) {
    return resources.of(request);
  }

  /** Returns the client of Microsoft.Sql for the subscription of a request. */
  public SqlManagementClient sql(MigrationRequested request) {
    return sql.of(request);
  }

  /** Returns the client of Microsoft.Sql for the subscription of a step's request. */
  public SqlManagementClient sql(StepContext context) {
    return sql.of(context.request());
  }

  /** Returns the client of Microsoft.Storage for the subscription of a request. */
  public StorageManagementClient storage(MigrationRequested request) {
    return storage.of(request);
  }
}
