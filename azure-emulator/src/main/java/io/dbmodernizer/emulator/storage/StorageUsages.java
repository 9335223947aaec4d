package io.dbmodernizer.emulator.storage;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.rule.Regions;
import java.util.List;

/** The quota of storage accounts in a region: operation {@code Usages_ListByLocation}. */
record StorageUsages(ResourceDirectory directory, Quotas quotas) {

  Route route() {
    return Route.of(
        "GET",
        "/subscriptions/{subscription}/providers/Microsoft.Storage/locations/{location}/usages",
        this::list);
  }

  /**
   * Requires that the quota allows one more account.
   *
   * @param region normalised name of the region
   * @throws ArmException 409 MaxStorageAccountsCountPerSubscriptionExceeded
   */
  void requireAccount(String subscription, String region) {
    int limit = quotas.limit(Quotas.STORAGE_ACCOUNTS);
    if (accounts(subscription, region) >= limit) {
      throw ArmException.conflict(
          "MaxStorageAccountsCountPerSubscriptionExceeded",
          "Subscription '%s' already contains the maximum of %d storage accounts in '%s'."
              .formatted(subscription, limit, region));
    }
  }

  private ArmResponse list(ArmRequest request) {
    long current =
        accounts(
            request.parameter("subscription"), Regions.normalize(request.parameter("location")));
    return ArmResponse.list(
        List.of(
            Json.object(
                usage -> {
                  usage.put("unit", "Count");
                  usage.put("currentValue", current);
                  usage.put("limit", quotas.limit(Quotas.STORAGE_ACCOUNTS));
                  usage
                      .putObject("name")
                      .put("value", Quotas.STORAGE_ACCOUNTS)
                      .put("localizedValue", "Storage Accounts");
                })));
  }

  private long accounts(String subscription, String region) {
    return directory.ofType(StorageAccountType.KEY).stream()
        .filter(account -> account.id().subscription().equalsIgnoreCase(subscription))
        .filter(account -> account.location().equals(region))
        .count();
  }
}
