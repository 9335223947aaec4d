package io.dbmodernizer.migration.runtime;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmRest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the keys of the integration runtimes that a migration uses. Each call asks Azure anew;
 * nothing is logged or kept.
 */
public final class IntegrationRuntimeKeys {
  private static final int NOT_FOUND = 404;

  private final ArmRest rest;

  /**
   * @param rest Resource Manager, as an identity with the right to list keys
   */
  public IntegrationRuntimeKeys(ArmRest rest) {
    this.rest = rest;
  }

  /**
   * The keys of the runtime through which Azure Database Migration Service copies.
   *
   * @return the keys, or empty while the migration service does not exist
   * @throws ArmException if Azure refuses
   */
  public Optional<RuntimeKeys> ofMigrationService(MigrationRequested request) {
    String name = ResourceNames.migrationService(request);
    return fetch(
        name,
        group(request) + "/providers/Microsoft.DataMigration/sqlMigrationServices/" + name,
        "2025-06-30");
  }

  /**
   * The keys of the runtime through which Data Factory goes on copying.
   *
   * @return the keys, or empty while the runtime does not exist or is not asked for
   * @throws ArmException if Azure refuses
   */
  public Optional<RuntimeKeys> ofDataFactory(MigrationRequested request) {
    if (!request.getMigration().getSynchronization().getEnabled()) {
      return Optional.empty();
    }
    String factory = ResourceNames.dataFactory(request);
    String runtime = ResourceNames.factoryRuntime(request);
    return fetch(
        factory + "/" + runtime,
        group(request)
            + "/providers/Microsoft.DataFactory/factories/"
            + factory
            + "/integrationRuntimes/"
            + runtime,
        "2018-06-01");
  }

  private Optional<RuntimeKeys> fetch(String runtime, String id, String apiVersion) {
    try {
      JsonNode keys = rest.post(id + "/listAuthKeys", apiVersion, null).body();
      return Optional.of(
          new RuntimeKeys(
              runtime, keys.path("authKey1").asString(""), keys.path("authKey2").asString("")));
    } catch (ArmException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String group(MigrationRequested request) {
    AzureScope azure = request.getTarget().getAzure();
    return "/subscriptions/"
        + azure.getSubscriptionId()
        + "/resourceGroups/"
        + azure.getResourceGroup();
  }
}
