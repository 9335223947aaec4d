package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ServiceObjective;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics that the target database has. They depend on its service objective or, in an elastic
 * pool, on that of the pool.
 *
 * @param objective service objective in the request; empty for a pool that existed
 * @param tier tier in Azure's SKU; empty if not known
 * @param dtu whether the purchasing model is DTU
 */
record WatchedDatabase(String objective, String tier, boolean dtu) {
  private static final String HYPERSCALE = "Hyperscale";
  private static final Set<String> DTU_POOLS = Set.of("BasicPool", "StandardPool", "PremiumPool");

  /** Returns the database of a request. */
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

  /** Returns whether the database has a maximum size to measure. A Hyperscale database has none. */
  boolean hasFixedSize() {
    return !tier.equals(HYPERSCALE);
  }

  /** Returns the name of the metric of its compute. Every database has {@code cpu_percent}. */
  String computeMetric() {
    return dtu ? "dtu_consumption_percent" : "cpu_percent";
  }
}
