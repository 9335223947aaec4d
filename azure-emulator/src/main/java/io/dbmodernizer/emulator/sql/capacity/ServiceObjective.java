package io.dbmodernizer.emulator.sql.capacity;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service objective: a size of a single database. Source: Microsoft, "Resource limits for single
 * databases" of the DTU and the vCore purchasing model.
 *
 * @param name name of the objective, for example {@code S2} or {@code GP_Gen5_2}
 * @param tier tier, for example {@code Standard}
 * @param skuName name of the SKU without its capacity, for example {@code Standard} or {@code
 *     GP_Gen5}
 * @param family hardware of a vCore size, null for a DTU size
 * @param capacity DTUs or vCores
 */
public record ServiceObjective(
    String name, String tier, String skuName, @Nullable String family, int capacity) {

  /** The name of the objective of a database in an elastic pool. */
  public static final String POOLED = "ElasticPool";

  private static final Map<String, ServiceObjective> ALL = new LinkedHashMap<>();
  private static final ServiceObjective DEFAULT;

  static {
    dtu("Basic", "Basic", 5);
    dtu("S0", "Standard", 10);
    dtu("S1", "Standard", 20);
    dtu("S2", "Standard", 50);
    dtu("S3", "Standard", 100);
    dtu("S4", "Standard", 200);
    dtu("S6", "Standard", 400);
    dtu("S7", "Standard", 800);
    dtu("S9", "Standard", 1600);
    dtu("S12", "Standard", 3000);
    dtu("P1", "Premium", 125);
    dtu("P2", "Premium", 250);
    dtu("P4", "Premium", 500);
    dtu("P6", "Premium", 1000);
    dtu("P11", "Premium", 1750);
    dtu("P15", "Premium", 4000);
    int[] gen5 = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80, 128};
    vCore("GP_Gen5", "GeneralPurpose", "Gen5", gen5);
    vCore("BC_Gen5", "BusinessCritical", "Gen5", gen5);
    vCore("HS_Gen5", "Hyperscale", "Gen5", 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80);
    vCore(
        "GP_S_Gen5",
        "GeneralPurpose",
        "Gen5",
        1,
        2,
        4,
        6,
        8,
        10,
        12,
        14,
        16,
        18,
        20,
        24,
        32,
        40,
        80);
    vCore("HS_S_Gen5", "Hyperscale", "Gen5", 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80);
    int[] premium = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 64, 80, 128};
    vCore("HS_PRMS", "Hyperscale", "PRMS", premium);
    vCore(
        "HS_MOPRMS",
        "Hyperscale",
        "MOPRMS",
        2,
        4,
        6,
        8,
        10,
        12,
        14,
        16,
        18,
        20,
        24,
        32,
        40,
        64,
        80);
    vCore("GP_Fsv2", "GeneralPurpose", "Fsv2", 8, 10, 12, 14, 16, 18, 20, 24, 32, 36, 72);
    DEFAULT = find("GP_Gen5_2");
  }

  private static void dtu(String name, String tier, int dtus) {
    put(new ServiceObjective(name, tier, tier, null, dtus));
  }

  private static void vCore(String sku, String tier, String family, int... capacities) {
    for (int capacity : capacities) {
      put(new ServiceObjective(sku + "_" + capacity, tier, sku, family, capacity));
    }
  }

  private static void put(ServiceObjective objective) {
    ALL.put(objective.name().toLowerCase(Locale.ROOT), objective);
  }

  private static ServiceObjective find(String name) {
    ServiceObjective found = ALL.get(name.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw ArmException.badRequest(
          "InvalidSkuName",
          "The SKU name '%s' is invalid. Use the name of a service objective, for example 'S2', 'GP_Gen5_2' or 'HS_Gen5_4'."
              .formatted(name));
    }
    return found;
  }

  /** Returns all objectives. The objectives of a SKU are in ascending order. */
  static List<ServiceObjective> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * Returns an objective by its name in any case.
   *
   * @throws ArmException 400 InvalidSkuName if there is none
   */
  public static ServiceObjective named(String name) {
    return find(name);
  }

  /** Returns the objective of a database in a pool of a tier. Its capacity is 0. */
  public static ServiceObjective pooled(String tier) {
    return new ServiceObjective(POOLED, tier, POOLED, null, 0);
  }

  /** Returns the smallest objective of a tier, or the default objective for an unknown tier. */
  public static ServiceObjective smallestOf(String tier) {
    return ALL.values().stream()
        .filter(each -> each.tier().equalsIgnoreCase(tier))
        .findFirst()
        .orElse(DEFAULT);
  }

  /** Returns the objective of a database that is created without a size: {@code GP_Gen5_2}. */
  public static ServiceObjective defaultObjective() {
    return DEFAULT;
  }

  /**
   * Returns the objective of a {@code sku} object. Its name is that of an objective, or that of a
   * SKU with a capacity. Without a capacity, the smallest objective is returned.
   *
   * @throws ArmException 400 MissingSkuName or InvalidSkuName; 400 MismatchedSkuNameAndCapacity,
   *     MismatchedSkuNameAndTier or MismatchedSkuNameAndFamily if the parts contradict each other
   */
  public static ServiceObjective of(JsonNode sku) {
    String name = Json.text(sku, "/name");
    if (name == null) {
      throw ArmException.badRequest("MissingSkuName", "Sku name is required.");
    }
    String capacity = Json.text(sku, "/capacity");
    ServiceObjective objective =
        ALL.containsKey(name.toLowerCase(Locale.ROOT)) ? find(name) : ofSku(name, capacity);
    require("Capacity", capacity, Integer.toString(objective.capacity()), name);
    require("Tier", Json.text(sku, "/tier"), objective.tier(), name);
    require("Family", Json.text(sku, "/family"), objective.family(), name);
    return objective;
  }

  private static ServiceObjective ofSku(String skuName, @Nullable String capacity) {
    ServiceObjective smallest = null;
    for (ServiceObjective each : ALL.values()) {
      if (each.skuName().equalsIgnoreCase(skuName)) {
        if (Integer.toString(each.capacity()).equals(capacity)) {
          return each;
        }
        smallest = smallest == null ? each : smallest;
      }
    }
    if (smallest == null) {
      return find(skuName);
    }
    if (capacity != null) {
      throw ArmException.badRequest(
          "MismatchedSkuNameAndCapacity",
          "Mismatch between SKU name '%s' and capacity '%s'.".formatted(skuName, capacity));
    }
    return smallest;
  }

  private static void require(
      String part, @Nullable String given, @Nullable String expected, String name) {
    if (given != null && !given.equalsIgnoreCase(expected)) {
      throw ArmException.badRequest(
          "MismatchedSkuNameAnd" + part,
          "Mismatch between SKU name '%s' and %s '%s'."
              .formatted(name, part.toLowerCase(Locale.ROOT), given));
    }
  }

  /** Returns true if the tier is Hyperscale. */
  public boolean hyperscale() {
    return tier.equals("Hyperscale");
  }

  /** Returns true if the compute is serverless. */
  public boolean serverless() {
    return name.contains("_S_");
  }

  /** Returns the {@code sku} object of answers. */
  public ObjectNode toSku() {
    return Json.object(
        sku -> {
          sku.put("name", skuName).put("tier", tier);
          if (family != null) {
            sku.put("family", family);
          }
          sku.put("capacity", capacity);
        });
  }
}
