package io.dbmodernizer.request;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service objective of an elastic pool. Its name consists of the SKU and the capacity, as for
 * single databases: {@code StandardPool_50}, {@code GP_Gen5_2}. The table follows Microsoft's
 * resource limits for elastic pools in the DTU and the vCore purchasing model (standard-series
 * Gen5).
 *
 * @param name name, for example StandardPool_50 or GP_Gen5_2
 * @param tier service tier as Azure's SKU has it: Basic, Standard, Premium, GeneralPurpose,
 *     BusinessCritical, Hyperscale
 * @param skuName name of the SKU without the capacity
 * @param family hardware generation, Gen5; null in the DTU model
 * @param capacity DTUs or vCores
 * @param mostPerDatabase most DTUs or vCores that one database may use
 */
public record PoolObjective(
    String name,
    String tier,
    String skuName,
    @Nullable String family,
    int capacity,
    int mostPerDatabase) {

  static final String ACCEPTED =
      "BasicPool_, StandardPool_ or PremiumPool_ with a number of DTUs, or GP_Gen5_, BC_Gen5_ or"
          + " HS_Gen5_ with a number of vCores that Azure offers for pools, for example"
          + " StandardPool_50; empty to join a pool that exists";

  private static final Map<String, PoolObjective> BY_NAME = table();

  /**
   * Returns the service objective with this name.
   *
   * @param name the name, in upper or lower case
   * @return the service objective; empty if Azure has none with this name
   */
  public static Optional<PoolObjective> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns all service objectives.
   *
   * @return the service objectives in the order of tier and capacity
   */
  public static Collection<PoolObjective> all() {
    return BY_NAME.values();
  }

  private static Map<String, PoolObjective> table() {
    Map<String, PoolObjective> table = new LinkedHashMap<>();
    add(table, "BasicPool", "Basic", null, 5, 50, 100, 200, 300, 400, 800, 1200, 1600);
    int[] standard = {50, 100, 200, 300, 400, 800, 1200, 1600, 2000, 2500, 3000};
    add(table, "StandardPool", "Standard", null, 3000, standard);
    int[] premium = {125, 250, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000};
    add(table, "PremiumPool", "Premium", null, 4000, premium);
    int[] cores = {4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80};
    add(table, "GP_Gen5", "GeneralPurpose", "Gen5", 128, 2);
    add(table, "GP_Gen5", "GeneralPurpose", "Gen5", 128, cores);
    add(table, "GP_Gen5", "GeneralPurpose", "Gen5", 128, 128);
    add(table, "BC_Gen5", "BusinessCritical", "Gen5", 128, cores);
    add(table, "BC_Gen5", "BusinessCritical", "Gen5", 128, 128);
    add(table, "HS_Gen5", "Hyperscale", "Gen5", 80, cores);
    return Collections.unmodifiableMap(table);
  }

  private static void add(
      Map<String, PoolObjective> table,
      String skuName,
      String tier,
      @Nullable String family,
      int most,
      int... capacities) {
    for (int capacity : capacities) {
      String name = skuName + "_" + capacity;
      table.put(
          name.toLowerCase(Locale.ROOT),
          new PoolObjective(name, tier, skuName, family, capacity, Math.min(most, capacity)));
    }
  }
}
