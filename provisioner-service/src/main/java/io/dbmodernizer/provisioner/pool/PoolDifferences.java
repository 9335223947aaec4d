package io.dbmodernizer.provisioner.pool;

import com.azure.resourcemanager.sql.fluent.models.ElasticPoolInner;
import com.azure.resourcemanager.sql.models.ElasticPoolPerDatabaseSettings;
import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The differences by which an existing elastic pool does not meet a request. A pool that the
 * database only joins has none.
 */
final class PoolDifferences {

  private PoolDifferences() {}

  /**
   * Compares a pool with a request. Capacities are in DTU or vCores, as the size of the pool is.
   *
   * @return the differences, immutable if another migration or user created the pool
   */
  static List<Difference> of(MigrationRequested request, ElasticPoolInner observed) {
    ElasticPoolTarget wanted = request.getTarget().getDatabase().getElasticPool();
    if (wanted.getServiceObjective().isEmpty()) {
      return List.of();
    }
    boolean fixed = !ResourceTags.markedBy(request, observed.tags());
    List<Difference> differences = new ArrayList<>();
    String size = text(ElasticPool.sku(wanted.getServiceObjective()));
    if (!size.equalsIgnoreCase(text(observed.sku()))) {
      differences.add(new Difference("sku", size, text(observed.sku()), fixed));
    }
    ElasticPoolPerDatabaseSettings settings = observed.perDatabaseSettings();
    capacity(
        "minCapacity",
        wanted.getMinimumCapacityPerDatabase(),
        settings == null ? null : settings.minCapacity(),
        fixed,
        differences);
    if (wanted.getMaximumCapacityPerDatabase() > 0) {
      capacity(
          "maxCapacity",
          wanted.getMaximumCapacityPerDatabase(),
          settings == null ? null : settings.maxCapacity(),
          fixed,
          differences);
    }
    return differences;
  }

  private static void capacity(
      String property,
      double wanted,
      @Nullable Double observed,
      boolean fixed,
      List<Difference> differences) {
    if (!Objects.equals(wanted, observed)) {
      differences.add(
          new Difference(
              "properties.perDatabaseSettings." + property,
              String.valueOf(wanted),
              String.valueOf(observed),
              fixed));
    }
  }

  private static String text(@Nullable Sku sku) {
    return sku == null ? "none" : sku.name() + " " + sku.capacity();
  }
}
