package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.VaultRedundancy;

/** The names that Azure has for the redundancy of a vault. */
final class AzureRedundancy {
  private AzureRedundancy() {}

  /** Returns Azure's name. The default of a request is {@code LocallyRedundant}. */
  static String of(VaultRedundancy redundancy) {
    return switch (redundancy) {
      case UNSPECIFIED, LOCALLY_REDUNDANT -> "LocallyRedundant";
      case ZONE_REDUNDANT -> "ZoneRedundant";
      case GEO_REDUNDANT -> "GeoRedundant";
    };
  }

  /** Reads Azure's name. Returns {@code UNSPECIFIED} for an unknown name. */
  static VaultRedundancy parse(String azureName) {
    return switch (azureName) {
      case "LocallyRedundant" -> VaultRedundancy.LOCALLY_REDUNDANT;
      case "ZoneRedundant" -> VaultRedundancy.ZONE_REDUNDANT;
      case "GeoRedundant" -> VaultRedundancy.GEO_REDUNDANT;
      default -> VaultRedundancy.UNSPECIFIED;
    };
  }
}
