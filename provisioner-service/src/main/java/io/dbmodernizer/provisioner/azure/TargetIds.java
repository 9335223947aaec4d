package io.dbmodernizer.provisioner.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Target;

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
        subscription() + "/resourceGroups/" + scope.getResourceGroup(),
        "Microsoft.Resources/resourceGroups",
        scope.getResourceGroup());
  }

  /** The logical server. */
  public AzureResource server() {
    String name = target.getServer().getName();
    return resource(
        resourceGroup().getId() + "/providers/Microsoft.Sql/servers/" + name,
        "Microsoft.Sql/servers",
        name);
  }

  /** A child of the server, for example of the type {@code firewallRules}. */
  public AzureResource onServer(String type, String name) {
    return resource(
        server().getId() + "/" + type + "/" + name, "Microsoft.Sql/servers/" + type, name);
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
        resourceGroup().getId() + "/providers/Microsoft.Storage/storageAccounts/" + name,
        "Microsoft.Storage/storageAccounts",
        name);
  }

  /** The blob container. */
  public AzureResource blobContainer() {
    String name = target.getStorage().getContainerName();
    return resource(
        storageAccount().getId() + "/blobServices/default/containers/" + name,
        "Microsoft.Storage/storageAccounts/blobServices/containers",
        name);
  }

  /** The Defender plan for the SQL servers of the subscription. */
  public AzureResource defenderPlan() {
    return resource(
        subscription() + "/providers/Microsoft.Security/pricings/SqlServers",
        "Microsoft.Security/pricings",
        "SqlServers");
  }

  /** Id of the subscription. */
  public String subscription() {
    return "/subscriptions/" + target.getAzure().getSubscriptionId();
  }

  private static AzureResource resource(String id, String type, String name) {
    return AzureResource.newBuilder().setId(id).setType(type).setName(name).build();
  }
}
