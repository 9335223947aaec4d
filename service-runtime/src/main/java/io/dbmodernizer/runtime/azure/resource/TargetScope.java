package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;

/**
 * Where in Azure a request puts its target, with the ids that follow from the names.
 *
 * @param subscription subscription id, a UUID
 * @param resourceGroup name of the resource group
 * @param region region in its short form, for example {@code westeurope}
 * @param server name of the logical server
 * @param database name of the database
 */
public record TargetScope(
    String subscription, String resourceGroup, String region, String server, String database) {

  /** Returns the scope of a request. */
  public static TargetScope of(MigrationRequested request) {
    Target target = request.getTarget();
    return new TargetScope(
        target.getAzure().getSubscriptionId(),
        target.getAzure().getResourceGroup(),
        target.getAzure().getRegion(),
        target.getServer().getName(),
        target.getDatabase().getName());
  }

  /** Returns the scope of the request that a step works for. */
  public static TargetScope of(StepContext context) {
    return of(context.request());
  }

  /** Id of the subscription. */
  public ResourceId subscriptionId() {
    return ResourceId.subscription(subscription);
  }

  /** Id of the resource group. */
  public ResourceId groupId() {
    return subscriptionId().child("resourceGroups", resourceGroup);
  }

  /** Id of a resource in the group. */
  public ResourceId inGroup(ArmType type, String name) {
    return groupId().resource(type.name(), name);
  }

  /** Id of the logical server. */
  public ResourceId serverId() {
    return inGroup(ArmTypes.SQL_SERVER, server);
  }

  /** Id of a child of the logical server. */
  public ResourceId onServer(ArmType type, String name) {
    return serverId().child(type.collection(), name);
  }

  /** Id of the database. */
  public ResourceId databaseId() {
    return onServer(ArmTypes.SQL_DATABASE, database);
  }
}
