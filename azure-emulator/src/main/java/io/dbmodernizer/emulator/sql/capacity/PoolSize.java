package io.dbmodernizer.emulator.sql.capacity;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A size of an elastic pool. Source: Microsoft, "Resource limits for elastic pools" of the DTU and
 * the vCore purchasing model.
 *
 * @param sku name of the SKU without its capacity, for example {@code StandardPool} or {@code
 *     GP_Gen5}
 * @param tier tier, for example {@code Standard}
 * @param family hardware of a vCore size, null for a DTU size
 * @param capacity DTUs or vCores
 * @param mostPerDatabase most DTUs or vCores that one database may use
 */
public record PoolSize(
    String sku, String tier, @Nullable String family, int capacity, int mostPerDatabase) {

  private static final List<PoolSize> ALL = new ArrayList<>();

  static {
    add("BasicPool", "Basic", null, 5, 50, 100, 200, 300, 400, 800, 1200, 1600);
    add(
        "StandardPool",
        "Standard",
        null,
        3000,
        50,
        100,
        200,
        300,
        400,
        800,
        1200,
        1600,
        2000,
        2500,
        3000);
    add(
        "PremiumPool",
        "Premium",
        null,
        4000,
        125,
        250,
        500,
        1000,
        1500,
        2000,
        2500,
        3000,
        3500,
        4000);
    int[] cores = {4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80};
    add("GP_Gen5", "GeneralPurpose", "Gen5", 128, 2);
    add("GP_Gen5", "GeneralPurpose", "Gen5", 128, cores);
    add("GP_Gen5", "GeneralPurpose", "Gen5", 128, 128);
    add("BC_Gen5", "BusinessCritical", "Gen5", 128, cores);
    add("BC_Gen5", "BusinessCritical", "Gen5", 128, 128);
    add("HS_Gen5", "Hyperscale", "Gen5", 80, cores);
  }

  private static void add(
      String sku, String tier, @Nullable String family, int most, int... capacities) {
    for (int capacity : capacities) {
      ALL.add(new PoolSize(sku, tier, family, capacity, Math.min(most, capacity)));
    }
  }

  /** Returns all sizes. The sizes of a SKU are in ascending order. */
  static List<PoolSize> all() {
    return List.copyOf(ALL);
  }

  /**
   * Returns the size of a {@code sku} object. Its name is for example {@code StandardPool} or
   * {@code GP_Gen5} with a capacity, or {@code GP_Gen5_2}. Without a capacity, the smallest size is
   * returned.
   *
   * @throws ArmException 400 MissingSkuName, InvalidSkuName, InvalidTierSkuCombination,
   *     ElasticPoolDtuUnsupported or InvalidSku
   */
  public static PoolSize of(JsonNode sku) {
    String name = Json.text(sku, "/name");
    if (name == null) {
      throw ArmException.badRequest("MissingSkuName", "Sku name is required.");
    }
    String capacity = Json.text(sku, "/capacity");
    List<PoolSize> sizes =
        ALL.stream()
            .filter(size -> size.sku().equalsIgnoreCase(name) || size.isNamed(name))
            .toList();
    if (sizes.isEmpty()) {
      throw ArmException.badRequest(
          "InvalidSkuName",
          "The SKU name '%s' is invalid for an elastic pool. Use for example 'StandardPool' or 'GP_Gen5' with a capacity."
              .formatted(name));
    }
    PoolSize found =
        sizes.stream()
            .filter(size -> capacity == null || Integer.toString(size.capacity()).equals(capacity))
            .findFirst()
            .orElseThrow(() -> unsupported(sizes.get(0), capacity));
    String tier = Json.text(sku, "/tier");
    if (tier != null && !tier.equalsIgnoreCase(found.tier())) {
      throw ArmException.badRequest(
          "InvalidTierSkuCombination",
          "The specified tier '%s' does not support the specified sku '%s'.".formatted(tier, name));
    }
    return found;
  }

  private boolean isNamed(String name) {
    return name.toLowerCase(Locale.ROOT).equals((sku + "_" + capacity).toLowerCase(Locale.ROOT));
  }

  private static ArmException unsupported(PoolSize some, @Nullable String capacity) {
    return ArmException.badRequest(
        some.family() == null ? "ElasticPoolDtuUnsupported" : "InvalidSku",
        "The capacity '%s' is not supported for the elastic pool SKU '%s'."
            .formatted(capacity, some.sku()));
  }

  /** Returns the {@code sku} object of answers. */
  public ObjectNode toSku() {
    return Json.object(
        json -> {
          json.put("name", sku).put("tier", tier);
          if (family != null) {
            json.put("family", family);
          }
          json.put("capacity", capacity);
        });
  }
}
