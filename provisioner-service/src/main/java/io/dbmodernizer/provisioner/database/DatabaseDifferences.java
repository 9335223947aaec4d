package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.fluent.models.DatabaseInner;
import com.azure.resourcemanager.sql.models.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The differences by which an existing database does not meet a request. */
final class DatabaseDifferences {

  private DatabaseDifferences() {}

  /**
   * Compares a database with a request.
   *
   * @param collation the wanted collation; empty if any will do
   * @return the differences. They are immutable if Azure cannot change them, or if another
   *     migration or user created the database; empty if the database meets the request
   */
  static List<Difference> of(
      MigrationRequested request, Optional<String> collation, DatabaseInner observed) {
    DatabaseTarget wanted = request.getTarget().getDatabase();
    boolean fixed = !ResourceTags.markedBy(request, observed.tags());
    List<Difference> differences = new ArrayList<>();
    String region = request.getTarget().getAzure().getRegion();
    if (!Region.same(region, observed.location())) {
      differences.add(Difference.immutable("location", region, observed.location()));
    }
    if (observed.secondaryType() != null) {
      differences.add(
          Difference.immutable("properties.secondaryType", "none", observed.secondaryType()));
    }
    size(request, wanted, observed, fixed, differences);
    redundancy(wanted, observed, fixed).ifPresent(differences::add);
    collation
        .filter(name -> !name.equalsIgnoreCase(observed.collation()))
        .map(name -> Difference.immutable("properties.collation", name, observed.collation()))
        .ifPresent(differences::add);
    return differences;
  }

  /**
   * Compares the pool, the service objective and what belongs to it. A database in a pool has no
   * objective of its own. A limit or delay that the request leaves at 0 is not compared.
   */
  private static void size(
      MigrationRequested request,
      DatabaseTarget wanted,
      DatabaseInner observed,
      boolean fixed,
      List<Difference> differences) {
    String pool = DatabaseForm.isPooled(wanted) ? ElasticPool.id(request).toString() : "none";
    String observedPool = Objects.requireNonNullElse(observed.elasticPoolId(), "none");
    if (!pool.equalsIgnoreCase(observedPool)) {
      differences.add(new Difference("properties.elasticPoolId", pool, observedPool, fixed));
    }
    if (DatabaseForm.isPooled(wanted)) {
      return;
    }
    // Compare the objectives: for S2 Azure answers with the SKU "Standard" and 50 DTU.
    String objective = objective(observed);
    if (!wanted.getServiceObjective().equalsIgnoreCase(objective)) {
      differences.add(
          new Difference(
              "properties.requestedServiceObjectiveName",
              wanted.getServiceObjective(),
              String.valueOf(objective),
              fixed));
    }
    if (wanted.getMinimumCapacity() > 0
        && !Objects.equals(wanted.getMinimumCapacity(), observed.minCapacity())) {
      differences.add(
          new Difference(
              "properties.minCapacity",
              String.valueOf(wanted.getMinimumCapacity()),
              String.valueOf(observed.minCapacity()),
              fixed));
    }
    if (wanted.getAutoPauseDelayMinutes() != 0
        && !Objects.equals(wanted.getAutoPauseDelayMinutes(), observed.autoPauseDelay())) {
      differences.add(
          new Difference(
              "properties.autoPauseDelay",
              String.valueOf(wanted.getAutoPauseDelayMinutes()),
              String.valueOf(observed.autoPauseDelay()),
              fixed));
    }
    if (DatabaseForm.isHyperscale(wanted)
        && !Objects.equals(
            wanted.getHighAvailabilityReplicas(), observed.highAvailabilityReplicaCount())) {
      differences.add(
          new Difference(
              "properties.highAvailabilityReplicaCount",
              String.valueOf(wanted.getHighAvailabilityReplicas()),
              String.valueOf(observed.highAvailabilityReplicaCount()),
              fixed));
    }
  }

  /** Compares the redundancy. Azure cannot change that of a Hyperscale database. */
  private static Optional<Difference> redundancy(
      DatabaseTarget wanted, DatabaseInner observed, boolean fixed) {
    return BackupRedundancy.of(wanted.getBackupStorageRedundancy())
        .filter(redundancy -> !redundancy.equals(redundancy(observed)))
        .map(
            redundancy ->
                new Difference(
                    "properties.requestedBackupStorageRedundancy",
                    redundancy.toString(),
                    String.valueOf(redundancy(observed)),
                    fixed || DatabaseForm.isHyperscale(wanted)));
  }

  /**
   * Returns the objective that was requested last, which a running change has not reached yet. If
   * Azure reports none, the present objective counts.
   */
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
