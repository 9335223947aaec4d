package io.dbmodernizer.request;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service objective of a single Azure SQL database. The table follows Microsoft's resource
 * limits for single databases in the DTU and the vCore purchasing model (standard-series Gen5).
 *
 * @param name name of the objective, for example S2 or GP_Gen5_2
 * @param tier service tier as Azure's SKU has it: Basic, Standard, Premium, GeneralPurpose,
 *     BusinessCritical, Hyperscale
 * @param skuName name of the SKU: the objective itself in the DTU model, without the number of
 *     cores in the vCore model
 * @param family hardware generation, Gen5; null in the DTU model
 * @param capacity DTUs or vCores
 */
public record ServiceObjective(
    String name, String tier, String skuName, @Nullable String family, int capacity) {

  private static final Map<String, ServiceObjective> BY_NAME = table();

  /**
   * Returns the service objective with this name.
   *
   * @param name the name, in upper or lower case
   * @return the service objective; empty if Azure has none with this name
   */
  public static Optional<ServiceObjective> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns all service objectives.
   *
   * @return the service objectives in the order of tier and capacity
   */
  public static Collection<ServiceObjective> all() {
    return BY_NAME.values();
  }

  /**
   * Returns whether the capacity is in DTUs.
   *
   * @return true in the DTU model, false in the vCore model
   */
  public boolean isDtu() {
    return family == null;
  }

  /**
   * Returns whether the database is serverless: billed by use, with automatic pause.
   *
   * @return true for serverless objectives
   */
  public boolean isServerless() {
    return skuName.contains("_S_");
  }

  /**
   * Returns whether the tier is Hyperscale.
   *
   * @return true for Hyperscale objectives
   */
  public boolean isHyperscale() {
    return tier.equals("Hyperscale");
  }

  private static Map<String, ServiceObjective> table() {
    Map<String, ServiceObjective> table = new LinkedHashMap<>();
    dtu(table, "Basic", "Basic", 5);
    int[][] standard = {
      {0, 10}, {1, 20}, {2, 50}, {3, 100}, {4, 200}, {6, 400}, {7, 800}, {9, 1600}, {12, 3000}
    };
    for (int[] size : standard) {
      dtu(table, "S" + size[0], "Standard", size[1]);
    }
    int[][] premium = {{1, 125}, {2, 250}, {4, 500}, {6, 1000}, {11, 1750}, {15, 4000}};
    for (int[] size : premium) {
      dtu(table, "P" + size[0], "Premium", size[1]);
    }
    int[] common = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80};
    vCores(table, "GP_Gen5", "GeneralPurpose", common);
    vCores(table, "GP_Gen5", "GeneralPurpose", 128);
    vCores(table, "GP_S_Gen5", "GeneralPurpose", 1);
    vCores(table, "GP_S_Gen5", "GeneralPurpose", common);
    vCores(table, "BC_Gen5", "BusinessCritical", common);
    vCores(table, "BC_Gen5", "BusinessCritical", 128);
    vCores(table, "HS_Gen5", "Hyperscale", common);
    vCores(table, "HS_S_Gen5", "Hyperscale", common);
    return Collections.unmodifiableMap(table);
  }

  private static void dtu(Map<String, ServiceObjective> table, String name, String tier, int dtus) {
    table.put(name.toLowerCase(Locale.ROOT), new ServiceObjective(name, tier, name, null, dtus));
  }

  private static void vCores(
      Map<String, ServiceObjective> table, String skuName, String tier, int... sizes) {
    for (int vCores : sizes) {
      String name = skuName + "_" + vCores;
      table.put(
          name.toLowerCase(Locale.ROOT), new ServiceObjective(name, tier, skuName, "Gen5", vCores));
    }
  }
}
