package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.RemovableType;
import io.dbmodernizer.runtime.azure.RemovalProcedure;
import io.dbmodernizer.runtime.azure.ResourceRemovalStep;
import io.dbmodernizer.runtime.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The teardown of a target, in Azure's order: replica before database, databases before pool and
 * server, the server's parts only where the server stays, the group last and only if nothing is
 * left in it.
 */
public final class TargetRemoval {
  static final String SERVER = "remove-server";

  private static final String SETTLE = "settle-before-removal";
  private static final String DATABASES = "remove-databases";
  private static final String POOL = "remove-elastic-pool";
  private static final String FIREWALL = "remove-firewall-rules";
  private static final String ADMINISTRATOR = "remove-entra-administrator";
  private static final String CONTAINER = "remove-blob-container";
  private static final String ACCOUNT = "remove-storage-account";
  private static final String GROUP = "remove-resource-group";

  /** Azure's list of what is in a group forgets only after a while what was removed. */
  private static final Duration LIST_OF_GROUP_LAGS = Duration.ofSeconds(30);

  private TargetRemoval() {}

  /**
   * The procedure.
   *
   * @param stage name of the stage
   * @param clients of the Azure SDK
   */
  public static RemovalProcedure of(String stage, AzureClients clients) {
    return new RemovalProcedure(
        stage,
        steps(clients),
        (removed, kept) -> TargetRemoved.newBuilder().setRemoved(removed).setKept(kept).build());
  }

  private static List<Step> steps(AzureClients clients) {
    AzureConnection azure = clients.connection();
    RemovalGuards guards = new RemovalGuards(azure.listings());
    return List.of(
        new OtherStagesStep(),
        new SettleOperationsStep(azure, SETTLE, Set.of(OtherStagesStep.NAME)),
        // The replica was stored after its database, and the newest goes first.
        step(azure, DATABASES, SETTLE, sql("databases", "database", true)),
        step(
            azure,
            POOL,
            DATABASES,
            sql("elasticPools", "elastic pool", true).sharedBy(guards.pool())),
        step(
            azure,
            SERVER,
            POOL,
            RemovableType.tagged("Microsoft.Sql/servers", "SQL server", ApiVersions.SQL)
                .sharedBy(guards.server())),
        step(azure, FIREWALL, SERVER, sql("firewallRules", "firewall rule", false)),
        step(
            azure,
            ADMINISTRATOR,
            SERVER,
            sql("administrators", "Entra administrator", false)
                .guardedBy(RemovalGuards.administrator())),
        new ServerSettingsStep(),
        new PutBackDefenderPlanStep(clients),
        step(
            azure,
            CONTAINER,
            SETTLE,
            RemovableType.untagged(
                "Microsoft.Storage/storageAccounts/blobServices/containers",
                "blob container",
                ApiVersions.STORAGE)),
        step(
            azure,
            ACCOUNT,
            CONTAINER,
            RemovableType.tagged(
                    "Microsoft.Storage/storageAccounts", "storage account", ApiVersions.STORAGE)
                .sharedBy(guards.storageAccount())),
        new ResourceRemovalStep(
            azure,
            GROUP,
            Set.of(
                FIREWALL,
                ADMINISTRATOR,
                ServerSettingsStep.NAME,
                PutBackDefenderPlanStep.NAME,
                ACCOUNT),
            RemovableType.tagged(
                    "Microsoft.Resources/resourceGroups", "resource group", ApiVersions.RESOURCES)
                .sharedBy(guards.resourceGroup(), LIST_OF_GROUP_LAGS)));
  }

  private static RemovableType sql(String child, String label, boolean tagged) {
    String type = "Microsoft.Sql/servers/" + child;
    return tagged
        ? RemovableType.tagged(type, label, ApiVersions.SQL)
        : RemovableType.untagged(type, label, ApiVersions.SQL);
  }

  private static Step step(AzureConnection azure, String name, String after, RemovableType type) {
    return new ResourceRemovalStep(azure, name, Set.of(after), type);
  }
}
