package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In what an existing database fails to meet a request. */
final class DatabaseDifferences {

  private DatabaseDifferences() {}

  static List<Difference> of(MigrationRequested request, DatabaseInner observed) {
    DatabaseTarget wanted = request.getTarget().getDatabase();
    boolean fixed = !ResourceTags.markedBy(request, observed.tags());
    List<Difference> differences = new ArrayList<>();
    // Compared by objective: for S2 Azure answers with the SKU "Standard" and 50 DTU.
    String objective = objective(observed);
    if (!wanted.getServiceObjective().equalsIgnoreCase(objective)) {
      differences.add(
          new Difference(
              "properties.requestedServiceObjectiveName",
              wanted.getServiceObjective(),
              String.valueOf(objective),
              fixed));
    }
    Optional<BackupStorageRedundancy> redundancy =
        BackupRedundancy.of(wanted.getBackupStorageRedundancy());
    if (redundancy.isPresent() && !redundancy.get().equals(redundancy(observed))) {
      differences.add(
          new Difference(
              "properties.requestedBackupStorageRedundancy",
              redundancy.get().toString(),
              String.valueOf(redundancy(observed)),
              fixed));
    }
    if (!wanted.getCollation().isEmpty()
        && !wanted.getCollation().equalsIgnoreCase(observed.collation())) {
      differences.add(
          Difference.immutable(
              "properties.collation", wanted.getCollation(), observed.collation()));
    }
    return differences;
  }

  private static @Nullable String objective(DatabaseInner observed) {
    return observed.requestedServiceObjectiveName() == null
        ? observed.currentServiceObjectiveName()
        : observed.requestedServiceObjectiveName();
  }

  private static @Nullable BackupStorageRedundancy redundancy(DatabaseInner observed) {
    return observed.requestedBackupStorageRedundancy() == null
        ? observed.currentBackupStorageRedundancy()
        : observed.requestedBackupStorageRedundancy();
  }
}
