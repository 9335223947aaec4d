package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.models.BackupStorageRedundancy;
import java.util.Optional;

/** The mapping of the contract's names for backup redundancy to Azure's names. */
final class BackupRedundancy {

  private BackupRedundancy() {}

  /** Returns Azure's name; empty if the request leaves the choice to Azure. */
  static Optional<BackupStorageRedundancy> of(
      io.dbmodernizer.events.BackupStorageRedundancy requested) {
    return switch (requested) {
      case LOCAL -> Optional.of(BackupStorageRedundancy.LOCAL);
      case ZONE -> Optional.of(BackupStorageRedundancy.ZONE);
      case GEO -> Optional.of(BackupStorageRedundancy.GEO);
      case GEO_ZONE -> Optional.of(BackupStorageRedundancy.GEO_ZONE);
      case UNSPECIFIED -> Optional.empty();
    };
  }
}
