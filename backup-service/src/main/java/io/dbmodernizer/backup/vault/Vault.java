package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.events.VaultRedundancy;
import io.dbmodernizer.runtime.azure.ResourceId;

/**
 * The vault as requested.
 *
 * @param id resource id
 * @param name name
 * @param region region in its short form
 * @param redundancy as Azure writes it
 * @param softDelete whether what is deleted from it is kept for 14 days
 */
record Vault(String id, String name, String region, String redundancy, boolean softDelete) {
  static final String TYPE = "Microsoft.RecoveryServices/vaults";
  static final String API_VERSION = "2024-04-01";

  /** Output: whether this migration created the vault. */
  static final String OWNED = "backup.vault.owned";

  static boolean isWanted(MigrationRequested request) {
    return !request.getBackup().getVault().getName().isBlank();
  }

  static Vault of(MigrationRequested request) {
    VaultOptions options = request.getBackup().getVault();
    AzureScope scope = request.getTarget().getAzure();
    return new Vault(
        ResourceId.group(scope).resource(TYPE, options.getName()).toString(),
        options.getName(),
        scope.getRegion(),
        azureName(options.getRedundancy()),
        options.getSoftDelete());
  }

  AzureResource resource() {
    return AzureResource.newBuilder().setId(id).setType(TYPE).setName(name).build();
  }

  private static String azureName(VaultRedundancy redundancy) {
    return switch (redundancy) {
      case UNSPECIFIED, LOCALLY_REDUNDANT -> "LocallyRedundant";
      case ZONE_REDUNDANT -> "ZoneRedundant";
      case GEO_REDUNDANT -> "GeoRedundant";
    };
  }

  static VaultRedundancy redundancy(String azureName) {
    return switch (azureName) {
      case "LocallyRedundant" -> VaultRedundancy.LOCALLY_REDUNDANT;
      case "ZoneRedundant" -> VaultRedundancy.ZONE_REDUNDANT;
      case "GeoRedundant" -> VaultRedundancy.GEO_REDUNDANT;
      default -> VaultRedundancy.UNSPECIFIED;
    };
  }
}
