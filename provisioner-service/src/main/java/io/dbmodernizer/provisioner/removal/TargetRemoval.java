package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.RemovalProcedure;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The teardown of a target, in the order that Azure requires: the replica before its database, the
 * databases before the pool and the server, the private endpoint before the server to which it
 * leads, the parts of a server only where the server stays. The group comes last, and only if
 * nothing is left in it.
 */
public final class TargetRemoval {
  private static final String SERVER = "remove-server";
  private static final String SETTLE = "settle-before-removal";
  private static final String DATABASES = "remove-databases";
  private static final String POOL = "remove-elastic-pool";
  private static final String ENDPOINT = "remove-private-endpoint";
  private static final String FIREWALL = "remove-firewall-rules";
  private static final String ADMINISTRATOR = "remove-entra-administrator";
  private static final String CONTAINER = "remove-blob-container";
  private static final String ACCOUNT = "remove-storage-account";
  private static final String GROUP = "remove-resource-group";

  /** Azure lists removed resources of a group for a while. The removal waits that long. */
  private static final Duration LIST_OF_GROUP_LAGS = Duration.ofSeconds(30);

  private TargetRemoval() {}

  /**
   * Returns the procedure.
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
        step(azure, DATABASES, SETTLE, RemovableType.of(ArmTypes.SQL_DATABASE)),
        step(
            azure,
            POOL,
            DATABASES,
            RemovableType.of(ArmTypes.ELASTIC_POOL).sharedBy(guards.pool())),
        step(
            azure,
            ENDPOINT,
            POOL,
            RemovableType.of(ArmTypes.PRIVATE_ENDPOINT).usedBy(usersOfServer(guards))),
        step(
            azure,
            SERVER,
            ENDPOINT,
            RemovableType.of(ArmTypes.SQL_SERVER).sharedBy(guards.server())),
        step(azure, FIREWALL, SERVER, RemovableType.of(ArmTypes.FIREWALL_RULE)),
        step(
            azure,
            ADMINISTRATOR,
            SERVER,
            RemovableType.of(ArmTypes.ENTRA_ADMINISTRATOR)
                .guardedBy(RemovalGuards.administrator())),
        new ServerSettingsStep(Set.of(SERVER)),
        new PutBackDefenderPlanStep(clients, Set.of(SERVER)),
        step(azure, CONTAINER, SETTLE, RemovableType.of(ArmTypes.BLOB_CONTAINER)),
        step(
            azure,
            ACCOUNT,
            CONTAINER,
            RemovableType.of(ArmTypes.STORAGE_ACCOUNT).sharedBy(guards.storageAccount())),
        new ResourceRemovalStep(
            azure,
            GROUP,
            Set.of(
                FIREWALL,
                ADMINISTRATOR,
                ServerSettingsStep.NAME,
                PutBackDefenderPlanStep.NAME,
                ACCOUNT),
            RemovableType.of(ArmTypes.RESOURCE_GROUP)
                .sharedBy(guards.resourceGroup(), LIST_OF_GROUP_LAGS)));
  }

  /**
   * Applications of every database on the server may come by the endpoint. Azure cannot change its
   * tags by PATCH, so it is not handed over.
   */
  private static RemovableType.Use usersOfServer(RemovalGuards guards) {
    return (context, endpoint, live, since) ->
        guards
            .server()
            .of(
                context,
                ArmTypes.SQL_SERVER.resource(TargetScope.of(context).serverId()),
                live,
                since);
  }

  private static Step step(AzureConnection azure, String name, String after, RemovableType type) {
    return new ResourceRemovalStep(azure, name, Set.of(after), type);
  }
}
