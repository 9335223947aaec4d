package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ServiceObjective;
import java.util.Optional;
import java.util.Set;

/**
 * What can be measured of the target database, by its service objective or, in an elastic pool, the
 * pool's.
 *
 * @param objective as in the request; empty for a pool that existed
 * @param tier as in Azure's SKU; empty if not known
 * @param dtu whether it is bought by DTUs
 */
record WatchedDatabase(String objective, String tier, boolean dtu) {
  private static final String HYPERSCALE = "Hyperscale";
  private static final Set<String> DTU_POOLS = Set.of("BasicPool", "StandardPool", "PremiumPool");

  static WatchedDatabase of(MigrationRequested request) {
    DatabaseTarget database = request.getTarget().getDatabase();
    if (!database.getElasticPool().getName().isEmpty()) {
      String pool = database.getElasticPool().getServiceObjective();
      boolean dtu = DTU_POOLS.stream().anyMatch(kind -> pool.startsWith(kind + "_"));
      return new WatchedDatabase(pool, pool.startsWith("HS_") ? HYPERSCALE : "", dtu);
    }
    String objective = database.getServiceObjective();
    Optional<ServiceObjective> known = ServiceObjective.find(objective);
    return new WatchedDatabase(
        objective,
        known.map(ServiceObjective::tier).orElse(""),
        known.map(ServiceObjective::isDtu).orElse(false));
  }

  /** A Hyperscale database grows by itself: nothing is measured against a size. */
  boolean hasFixedSize() {
    return !tier.equals(HYPERSCALE);
  }

  /** The metric of its compute; every database has {@code cpu_percent}. */
  String computeMetric() {
    return dtu ? "dtu_consumption_percent" : "cpu_percent";
  }
}
