package io.dbmodernizer.backup.retention;

import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of the Azure SDK for Microsoft.Sql, built once per subscription; thread-safe. */
public final class SqlClients {
  private final AzureConnection azure;
  private final Map<String, SqlManagementClient> clients = new ConcurrentHashMap<>();

  /**
   * @param azure the way to Resource Manager
   */
  public SqlClients(AzureConnection azure) {
    this.azure = azure;
  }

  /** The way to Resource Manager. */
  public AzureConnection connection() {
    return azure;
  }

  /** Microsoft.Sql of the database's subscription. */
  public SqlManagementClient of(TargetDatabase database) {
    return clients.computeIfAbsent(
        database.subscriptionId(),
        id -> SqlServerManager.authenticate(azure.pipeline(), azure.profile(id)).serviceClient());
  }
}
