package io.dbmodernizer.provisioner.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.runtime.azure.ResourceId;

/**
 * The resources of a target as the request names them, with the resource ids they have or will
 * have. All are marked as not created.
 */
public final class TargetIds {
  private final Target target;

  private TargetIds(Target target) {
    this.target = target;
  }

  /** The resources that a request names. */
  public static TargetIds of(MigrationRequested request) {
    return new TargetIds(request.getTarget());
  }

  /** The resource group. */
  public AzureResource resourceGroup() {
    AzureScope scope = target.getAzure();
    return resource(
        ResourceId.group(scope), "Microsoft.Resources/resourceGroups", scope.getResourceGroup());
  }

  /** The logical server. */
  public AzureResource server() {
    String name = target.getServer().getName();
    return resource(group().resource("Microsoft.Sql/servers", name), "Microsoft.Sql/servers", name);
  }

  /** A child of the server, for example of the type {@code firewallRules}. */
  public AzureResource onServer(String type, String name) {
    return resource(
        ResourceId.parse(server().getId()).child(type, name),
        "Microsoft.Sql/servers/" + type,
        name);
  }

  /** The database. */
  public AzureResource database() {
    return onServer("databases", target.getDatabase().getName());
  }

  /** The named replica. */
  public AzureResource namedReplica() {
    return onServer("databases", target.getDatabase().getNamedReplica().getName());
  }

  /** The elastic pool. */
  public AzureResource elasticPool() {
    return onServer("elasticPools", target.getDatabase().getElasticPool().getName());
  }

  /** The storage account. */
  public AzureResource storageAccount() {
    String name = target.getStorage().getAccountName();
    return resource(
        group().resource("Microsoft.Storage/storageAccounts", name),
        "Microsoft.Storage/storageAccounts",
        name);
  }

  /** The blob container. */
  public AzureResource blobContainer() {
    String name = target.getStorage().getContainerName();
    return resource(
        ResourceId.parse(storageAccount().getId())
            .child("blobServices", "default")
            .child("containers", name),
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        name);
  }

  /** The Defender plan for the SQL servers of the subscription. */
  public AzureResource defenderPlan() {
    return resource(
        ResourceId.subscription(target.getAzure())
            .resource("Microsoft.Security/pricings", "SqlServers"),
        "Microsoft.Security/pricings",
        "SqlServers");
  }

  private ResourceId group() {
    return ResourceId.group(target.getAzure());
  }

  private static AzureResource resource(ResourceId id, String type, String name) {
    return AzureResource.newBuilder().setId(id.toString()).setType(type).setName(name).build();
  }
}
