package io.dbmodernizer.cli.azure;

import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;

/** An Azure resource with the key that registers a machine as its node. */
public enum IntegrationRuntime {
  /** The runtime of the migration service, which copies during the migration. */
  MIGRATION_SERVICE(ArmTypes.MIGRATION_SERVICE, "the migration service"),

  /** The runtime of the data factory, which copies after the migration. */
  DATA_FACTORY(ArmTypes.FACTORY_RUNTIME, "the data factory");

  private final ArmType armType;
  private final String product;

  IntegrationRuntime(ArmType armType, String product) {
    this.armType = armType;
    this.product = product;
  }

  /** Returns the resource type, such as {@code Microsoft.DataMigration/sqlMigrationServices}. */
  public String type() {
    return armType.name();
  }

  /** Returns the api-version of calls to the resource. */
  public String apiVersion() {
    return armType.apiVersion();
  }

  /** Returns the name of the Azure service for messages, with an article. */
  public String product() {
    return product;
  }
}
