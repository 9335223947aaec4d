package io.dbmodernizer.request;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;
import java.util.regex.Pattern;

/** Rules on what is provisioned. */
final class TargetRules {

  static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  static final String UUID_FORM = "a UUID such as 00000000-0000-0000-0000-000000000000";

  private TargetRules() {}

  static void check(Target target, Violations violations) {
    RequestRules.section(target.getAzure(), "azure", violations, TargetRules::checkScope);
    RequestRules.section(target.getServer(), "server", violations, ServerRules::check);
    RequestRules.section(target.getDatabase(), "database", violations, DatabaseRules::check);
    RequestRules.section(target.getStorage(), "storage", violations, TargetRules::checkStorage);
    TagRules.check(target.getTags(), violations);
  }

  private static void checkScope(AzureScope scope, Violations violations) {
    if (violations.present(scope.getSubscriptionId(), "subscriptionId", UUID_FORM)) {
      violations.require(
          UUID.matcher(scope.getSubscriptionId()).matches(),
          "subscriptionId",
          "is not a UUID",
          UUID_FORM);
    }
    AzureNames.RESOURCE_GROUP.check(scope.getResourceGroup(), "resourceGroup", violations);
    String region = scope.getRegion();
    if (violations.present(region, "region", Region.ACCEPTED) && !Region.isShortForm(region)) {
      violations.add(
          "region", "is not in the short form", Region.shortFormOf(region).orElse(Region.ACCEPTED));
    }
  }

  private static void checkStorage(StorageTarget storage, Violations violations) {
    if (RequestRules.isAbsent(storage.getAccountName())) {
      violations.require(
          RequestRules.isAbsent(storage.getContainerName()),
          "accountName",
          "is required with a container",
          AzureNames.STORAGE_ACCOUNT.accepted());
      return;
    }
    AzureNames.STORAGE_ACCOUNT.check(storage.getAccountName(), "accountName", violations);
    ReservedWords.check(storage.getAccountName(), "accountName", violations);
    AzureNames.CONTAINER.check(storage.getContainerName(), "containerName", violations);
  }
}
