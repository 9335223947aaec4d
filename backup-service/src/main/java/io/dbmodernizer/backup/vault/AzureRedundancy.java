package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.VaultRedundancy;

/** The redundancy of a vault as Azure writes it. */
final class AzureRedundancy {
  private AzureRedundancy() {}

  static String of(VaultRedundancy redundancy) {
    return switch (redundancy) {
      case UNSPECIFIED, LOCALLY_REDUNDANT -> "LocallyRedundant";
      case ZONE_REDUNDANT -> "ZoneRedundant";
      case GEO_REDUNDANT -> "GeoRedundant";
    };
  }

  /** Reads Azure's name; one that is not known is {@code UNSPECIFIED}. */
  static VaultRedundancy parse(String azureName) {
    return switch (azureName) {
      case "LocallyRedundant" -> VaultRedundancy.LOCALLY_REDUNDANT;
      case "ZoneRedundant" -> VaultRedundancy.ZONE_REDUNDANT;
      case "GeoRedundant" -> VaultRedundancy.GEO_REDUNDANT;
      default -> VaultRedundancy.UNSPECIFIED;
    };
  }
}
