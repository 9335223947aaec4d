package io.dbmodernizer.emulator.security;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plans of Microsoft Defender for Cloud in every subscription. A plan is {@code Free} until a
 * caller sets it to {@code Standard}.
 */
public final class DefenderPlans {

  /** The plan for SQL servers. */
  public static final String SQL_SERVERS = "SqlServers";

  static final String FREE = "Free";
  static final String STANDARD = "Standard";
  static final List<String> NAMES =
      List.of(
          "Api",
          "AppServices",
          "Arm",
          "CloudPosture",
          "Containers",
          "CosmosDbs",
          "KeyVaults",
          "OpenSourceRelationalDatabases",
          SQL_SERVERS,
          "SqlServerVirtualMachines",
          "StorageAccounts",
          "VirtualMachines");

  private final ResourceStore store;
  private final InstantSource clock;
  private final MVMap<String, String> enabled;

  /**
   * Reads the plans of a store.
   *
   * @param store store of the enabled plans
   * @param clock clock of the enablement times
   */
  public DefenderPlans(ResourceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.enabled = store.map("defender-plans");
  }

  /** Returns true if the plan for SQL servers is {@code Standard} in a subscription. */
  public boolean coversSqlServers(String subscription) {
    return enabled.containsKey(key(subscription, SQL_SERVERS));
  }

  /** Returns a plan's name in Azure's spelling, empty if there is no such plan. */
  static Optional<String> named(String name) {
    return NAMES.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Sets a plan to {@code Standard} or to {@code Free}. */
  void set(String subscription, String name, boolean on) {
    if (on) {
      enabled.putIfAbsent(key(subscription, name), clock.instant().toString());
    } else {
      enabled.remove(key(subscription, name));
    }
    store.commit();
  }

  /** Returns the document of a plan. */
  ObjectNode view(String subscription, String name) {
    String since = enabled.get(key(subscription, name));
    return Json.object(
        plan -> {
          plan.put(
              "id",
              "/subscriptions/%s/providers/Microsoft.Security/pricings/%s"
                  .formatted(subscription, name));
          plan.put("name", name).put("type", "Microsoft.Security/pricings");
          ObjectNode properties = plan.putObject("properties");
          properties.put("pricingTier", since == null ? FREE : STANDARD);
          properties.put("freeTrialRemainingTime", since == null ? "P30D" : "PT0S");
          if (since != null) {
            properties.put("enablementTime", since);
            properties.put("enforce", "False");
            properties.put("resourcesCoverageStatus", "FullyCovered");
          }
        });
  }

  private static String key(String subscription, String name) {
    return subscription.toLowerCase(Locale.ROOT) + "/" + name.toLowerCase(Locale.ROOT);
  }
}
