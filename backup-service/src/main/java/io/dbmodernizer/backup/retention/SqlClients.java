package io.dbmodernizer.backup.retention;

import com.azure.resourcemanager.sql.SqlServerManager;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PerSubscription;

/** The clients of the Azure SDK for Microsoft.Sql; thread-safe. */
public final class SqlClients {
  private final AzureConnection azure;
  private final PerSubscription<SqlManagementClient> sql;

  /**
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

  /** Connection to Azure Resource Manager. */
  public AzureConnection connection() {
    return azure;
  }

  /** Microsoft.Sql of the database's subscription. */
  public SqlManagementClient of(TargetDatabase database) {
    return sql.of(database.scope().subscription());
  }
}
