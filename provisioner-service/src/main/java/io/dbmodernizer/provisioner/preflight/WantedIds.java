package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.azure.TargetIds;
import io.dbmodernizer.runtime.azure.ResourceId;

/** Resource ids of what a request asks for, before any of it exists. */
record WantedIds(MigrationRequested request) {
  static final String SQL_VERSION = "2021-11-01";
  static final String STORAGE_VERSION = "2023-05-01";

  /** The path on which a provider says whether a name can be had. */
  String checkNameAvailability(String namespace) {
    return ResourceId.subscription(scope())
        .provider(namespace)
        .with("checkNameAvailability")
        .toString();
  }

  /** The path of a provider's quotas in the region of the request. */
  String usages(String namespace) {
    return ResourceId.subscription(scope())
        .provider(namespace)
        .child("locations", scope().getRegion())
        .with("usages")
        .toString();
  }

  String server() {
    return TargetIds.of(request).server().getId();
  }

  String serverName() {
    return request.getTarget().getServer().getName();
  }

  String database() {
    return TargetIds.of(request).database().getId();
  }

  String storageAccount() {
    return TargetIds.of(request).storageAccount().getId();
  }

  /** Empty if no storage is asked for. */
  String storageName() {
    return request.getTarget().getStorage().getAccountName();
  }

  private AzureScope scope() {
    return request.getTarget().getAzure();
  }
}
