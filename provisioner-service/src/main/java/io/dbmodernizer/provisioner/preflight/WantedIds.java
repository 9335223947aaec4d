package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;

/** Resource ids of what a request asks for, before any of it exists. */
record WantedIds(MigrationRequested request) {
  static final String SQL_VERSION = "2021-11-01";
  static final String STORAGE_VERSION = "2023-05-01";

  String subscription() {
    return "/subscriptions/" + scope().getSubscriptionId();
  }

  /** A path of a provider in the region of the request. */
  String location(String namespace) {
    return subscription() + "/providers/" + namespace + "/locations/" + scope().getRegion();
  }

  String server() {
    return group() + "/providers/Microsoft.Sql/servers/" + serverName();
  }

  String serverName() {
    return request.getTarget().getServer().getName();
  }

  String database() {
    return server() + "/databases/" + request.getTarget().getDatabase().getName();
  }

  String storageAccount() {
    return group() + "/providers/Microsoft.Storage/storageAccounts/" + storageName();
  }

  /** Empty if no storage is asked for. */
  String storageName() {
    return request.getTarget().getStorage().getAccountName();
  }

  private String group() {
    return subscription() + "/resourceGroups/" + scope().getResourceGroup();
  }

  private AzureScope scope() {
    return request.getTarget().getAzure();
  }
}
