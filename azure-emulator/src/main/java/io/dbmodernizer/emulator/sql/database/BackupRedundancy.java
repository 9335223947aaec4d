package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import java.util.Set;

/**
 * The storage redundancy of a database's backups. The values are those of {@code
 * requestedBackupStorageRedundancy} in Microsoft's OpenAPI file {@code Databases.json}.
 */
final class BackupRedundancy {

  private static final Set<String> ALL = Set.of("Geo", "GeoZone", "Local", "Zone");

  /** Regions without availability zones. They have no zone-redundant storage. */
  private static final Set<String> WITHOUT_ZONES =
      Set.of(
          "australiacentral",
          "australiasoutheast",
          "canadaeast",
          "koreasouth",
          "northcentralus",
          "southindia",
          "ukwest",
          "westcentralus",
          "westindia",
          "westus");

  /** Regions without a paired region. They have no geo-redundant storage. */
  private static final Set<String> WITHOUT_PAIR =
      Set.of(
          "austriaeast",
          "belgiumcentral",
          "chilecentral",
          "indonesiacentral",
          "israelcentral",
          "italynorth",
          "malaysiawest",
          "mexicocentral",
          "newzealandnorth",
          "polandcentral",
          "qatarcentral",
          "spaincentral");

  private BackupRedundancy() {}

  /**
   * Returns the redundancy of a new or changed database.
   *
   * @param region normalised name of the region
   * @param otherwise redundancy if neither the request nor the database has one
   * @throws ArmException 400 UnsupportedBackupStorageRedundancy if the region does not have it; 400
   *     UnsupportedBackupStorageRedundancyForEdition for a change of a Hyperscale database
   */
  static String of(
      ResourceChange change, String region, ServiceObjective objective, String otherwise) {
    String current = change.existing("/properties/currentBackupStorageRedundancy", "");
    String asked = change.text("/properties/requestedBackupStorageRedundancy");
    if (asked == null) {
      return current.isEmpty() ? otherwise : current;
    }
    boolean missing =
        (asked.endsWith("Zone") && WITHOUT_ZONES.contains(region))
            || (asked.startsWith("Geo") && WITHOUT_PAIR.contains(region));
    if (!ALL.contains(asked) || missing) {
      throw ArmException.badRequest(
          "UnsupportedBackupStorageRedundancy",
          "Backup storage redundancy '%s' is not supported in '%s'. Use Geo, GeoZone, Local or Zone as far as the region has them."
              .formatted(asked, region));
    }
    if (objective.hyperscale() && !current.isEmpty() && !current.equals(asked)) {
      throw ArmException.badRequest(
          "UnsupportedBackupStorageRedundancyForEdition",
          "The backup storage redundancy of a Hyperscale database cannot be changed. It is '%s'."
              .formatted(current));
    }
    return asked;
  }
}
