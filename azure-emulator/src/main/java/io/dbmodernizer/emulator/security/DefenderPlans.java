package io.dbmodernizer.emulator.security;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/** The Defender plans of every subscription; each is free until somebody switches it on. */
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
   * @param store where the plans that are on are kept
   * @param clock the emulator's time
   */
  public DefenderPlans(ResourceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.enabled = store.map("defender-plans");
  }

  /** Returns whether a subscription has the plan for SQL servers. */
  public boolean coversSqlServers(String subscription) {
    return enabled.containsKey(key(subscription, SQL_SERVERS));
  }

  /** Returns the plan's name in Azure's spelling; empty if there is no such plan. */
  static Optional<String> named(String name) {
    return NAMES.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Switches a plan on, or back to free. */
  void set(String subscription, String name, boolean on) {
    if (on) {
      enabled.putIfAbsent(key(subscription, name), clock.instant().toString());
    } else {
      enabled.remove(key(subscription, name));
    }
    store.commit();
  }

  /** Returns a plan as Azure answers it. */
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
