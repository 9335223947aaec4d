package io.dbmodernizer.request;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;

/** The rules on the target. */
final class TargetRules {

  private TargetRules() {}

  static void check(Target target, Violations violations) {
    violations.section(target.getAzure(), "azure", TargetRules::checkScope);
    violations.section(target.getServer(), "server", ServerRules::check);
    violations.section(target.getDatabase(), "database", DatabaseRules::check);
    violations.section(target.getStorage(), "storage", TargetRules::checkStorage);
    TagRules.check(target.getTags(), violations);
  }

  private static void checkScope(AzureScope scope, Violations violations) {
    violations.uuid(scope.getSubscriptionId(), "subscriptionId");
    AzureNames.RESOURCE_GROUP.check(scope.getResourceGroup(), "resourceGroup", violations);
    String region = scope.getRegion();
    if (violations.present(region, "region", Region.ACCEPTED) && !Region.isShortForm(region)) {
      violations.add(
          "region", "is not in the short form", Region.shortFormOf(region).orElse(Region.ACCEPTED));
    }
  }

  private static void checkStorage(StorageTarget storage, Violations violations) {
    if (OptionalFields.isAbsent(storage.getAccountName())) {
      violations.require(
          OptionalFields.isAbsent(storage.getContainerName()),
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
