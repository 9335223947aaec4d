package io.dbmodernizer.emulator.sql.capacity;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Regions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The available sizes of databases and elastic pools in a region: operation {@code
 * Capabilities_ListByLocation}. The Azure CLI reads them to find the name of a size by its tier,
 * family and capacity.
 */
public final class Capabilities {

  private static final String DATABASES = "supportedEditions";
  private static final String POOLS = "supportedElasticPoolEditions";

  /** Values of {@code include} for managed instances, which are not emulated. */
  private static final List<String> OTHERS =
      List.of(
          "supportedManagedInstanceVersions",
          "supportedInstancePoolEditions",
          "supportedManagedInstanceEditions");

  /** Returns the route of the operation. */
  public List<Route> routes() {
    return List.of(
        Route.of(
                "GET",
                "/subscriptions/{subscription}/providers/Microsoft.Sql/locations/{location}/capabilities",
                Capabilities::get)
            .supporting("include"));
  }

  private static ArmResponse get(ArmRequest request) {
    String location = Regions.require(request.parameter("location"), "Microsoft.Sql/locations");
    String group = request.query("include");
    if (OTHERS.stream().anyMatch(group::equalsIgnoreCase)) {
      throw new ArmException(
          501,
          "NotEmulated",
          "Capabilities_ListByLocation with include=%s is not emulated. Use %s or %s."
              .formatted(group, DATABASES, POOLS));
    }
    boolean known = Stream.of("", DATABASES, POOLS).anyMatch(group::equalsIgnoreCase);
    if (!known) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "include '%s' is not valid. It must be one of %s, %s, %s."
              .formatted(group, DATABASES, POOLS, String.join(", ", OTHERS)));
    }
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("name", Regions.displayName(location)).put("status", "Available");
              ObjectNode version = body.putArray("supportedServerVersions").addObject();
              version.put("name", "12.0").put("status", "Default");
              if (!group.equalsIgnoreCase(POOLS)) {
                editions(version.putArray(DATABASES), databaseTiers(), Capabilities::databases);
              }
              if (!group.equalsIgnoreCase(DATABASES)) {
                editions(version.putArray(POOLS), poolTiers(), Capabilities::pools);
              }
            }));
  }

  private static List<String> databaseTiers() {
    return ServiceObjective.all().stream().map(ServiceObjective::tier).distinct().toList();
  }

  private static List<String> poolTiers() {
    return PoolSize.all().stream().map(PoolSize::tier).distinct().toList();
  }

  private static void editions(
      ArrayNode editions, List<String> tiers, BiConsumer<ObjectNode, String> sizes) {
    String usual = ServiceObjective.defaultObjective().tier();
    for (String tier : tiers) {
      ObjectNode edition = editions.addObject();
      edition.put("name", tier).put("zoneRedundant", false);
      edition.put("status", status(tier.equals(usual)));
      sizes.accept(edition, tier);
    }
  }

  private static void databases(ObjectNode edition, String tier) {
    ArrayNode list = edition.putArray("supportedServiceLevelObjectives");
    ServiceObjective first = ServiceObjective.smallestOf(tier);
    ServiceObjective.all().stream()
        .filter(each -> each.tier().equals(tier))
        .forEach(
            each -> {
              ObjectNode json = list.addObject();
              json.put("id", id(each.name())).put("name", each.name());
              size(json, each.family(), each.capacity());
              json.set("sku", each.toSku());
              json.put("zoneRedundant", false);
              json.put("computeModel", each.serverless() ? "Serverless" : "Provisioned");
              json.put("status", status(each.equals(first)));
            });
  }

  private static void pools(ObjectNode edition, String tier) {
    ArrayNode list = edition.putArray("supportedElasticPoolPerformanceLevels");
    List<PoolSize> sizes = new ArrayList<>(PoolSize.all());
    sizes.removeIf(each -> !each.tier().equals(tier));
    for (PoolSize each : sizes) {
      ObjectNode json = list.addObject();
      size(json, each.family(), each.capacity());
      json.set("sku", each.toSku());
      json.put("zoneRedundant", false);
      json.put("status", status(each.equals(sizes.get(0))));
    }
  }

  private static void size(ObjectNode json, @Nullable String family, int capacity) {
    json.putObject("performanceLevel")
        .put("value", (double) capacity)
        .put("unit", family == null ? "DTU" : "VCores");
    json.putArray("supportedMaxSizes");
    if (family != null) {
      json.putArray("supportedLicenseTypes")
          .addObject()
          .put("name", "LicenseIncluded")
          .put("status", "Default");
    }
  }

  private static String status(boolean usual) {
    return usual ? "Default" : "Available";
  }

  /** Returns the id of a service objective. As in Azure, it is the same in all regions. */
  private static String id(String objective) {
    return UUID.nameUUIDFromBytes(
            objective.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
