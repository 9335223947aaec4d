package io.dbmodernizer.cli.azure;

import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;

/** An Azure resource that hands out the key with which a machine registers as its node. */
public enum IntegrationRuntime {
  /** The runtime of the migration service, which copies during the migration. */
  MIGRATION_SERVICE(ArmTypes.MIGRATION_SERVICE, "the migration service"),

  /** The runtime of the data factory, which goes on copying after the migration. */
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

  /** Returns the api-version of the calls to it. */
  public String apiVersion() {
    return armType.apiVersion();
  }

  /** Returns the name of the Azure service for people, with its article. */
  public String product() {
    return product;
  }
}
