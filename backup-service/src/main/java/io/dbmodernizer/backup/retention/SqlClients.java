package io.dbmodernizer.backup.retention;

import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PerSubscription;

/** The clients of the Azure SDK for Microsoft.Sql, one for each subscription. Thread-safe. */
public final class SqlClients {
  private final AzureConnection azure;
  private final PerSubscription<SqlManagementClient> sql;

  /**
   * Creates the clients.
   *
   * @param azure connection to Azure Resource Manager
   */
  public SqlClients(AzureConnection azure) {
    this.azure = azure;
    this.sql =
        new PerSubscription<>(
            azure,
            (pipeline, profile) ->
                SqlServerManager.authenticate(pipeline, profile).serviceClient());
  }

  /** Returns the connection to Azure Resource Manager. */
  public AzureConnection connection() {
    return azure;
  }

  /** Returns the client for the subscription of a database. */
  public SqlManagementClient of(TargetDatabase database) {
    return sql.of(database.scope().subscription());
  }
}
