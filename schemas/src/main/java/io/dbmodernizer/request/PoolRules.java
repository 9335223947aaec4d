package io.dbmodernizer.request;

import io.dbmodernizer.events.ElasticPoolTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules on the elastic pool of the database. */
final class PoolRules {

  private PoolRules() {}

  static void check(@Nullable ElasticPoolTarget pool, Violations violations) {
    if (pool == null) {
      return;
    }
    boolean sized = !OptionalFields.isAbsent(pool.getServiceObjective());
    double minimum = pool.getMinimumCapacityPerDatabase();
    double maximum = pool.getMaximumCapacityPerDatabase();
    boolean shared = minimum != 0 || maximum != 0;
    if (OptionalFields.isAbsent(pool.getName())) {
      violations.require(
          !sized && !shared, "name", "is required for a pool", AzureNames.ELASTIC_POOL.accepted());
      return;
    }
    AzureNames.ELASTIC_POOL.check(pool.getName(), "name", violations);
    if (!sized) {
      violations.require(
          !shared,
          "serviceObjective",
          "is required to create a pool; an existing pool keeps its own capacities",
          PoolObjective.ACCEPTED);
      return;
    }
    Optional<PoolObjective> objective = PoolObjective.find(pool.getServiceObjective());
    violations.require(
        objective.isPresent(),
        "serviceObjective",
        "is not a size of an elastic pool",
        PoolObjective.ACCEPTED);
    objective.ifPresent(size -> checkCapacities(minimum, maximum, size, violations));
  }

  private static void checkCapacities(
      double minimum, double maximum, PoolObjective size, Violations violations) {
    int most = size.mostPerDatabase();
    violations.require(
        maximum >= 0 && maximum <= most,
        "maximumCapacityPerDatabase",
        "is outside the range of the pool",
        "0 to %d, or 0 for the most that a database may have".formatted(most));
    double limit = maximum > 0 ? maximum : most;
    violations.require(
        minimum >= 0 && minimum <= limit,
        "minimumCapacityPerDatabase",
        "is outside the range of the pool",
        "0 to the maximum per database");
  }
}
