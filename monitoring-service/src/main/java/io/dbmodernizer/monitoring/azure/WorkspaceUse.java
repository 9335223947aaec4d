package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.SharedListings;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The use of a workspace and of diagnostic settings. Workspace, servers and databases of a
 * migration are in one resource group. So the databases of the servers in that group tell which
 * migrations use a workspace. Resource Manager does not know other senders, such as a virtual
 * machine of another team. A team that shares a workspace creates it itself.
 */
final class WorkspaceUse {
  private static final String MASTER = "/databases/master";

  private final MonitorClients clients;
  private final Map<String, WorkspaceSenders> senders = new ConcurrentHashMap<>();

  WorkspaceUse(MonitorClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the diagnostic setting that sends to a workspace, if there is one. Those of this
   * migration are removed by then.
   */
  ResourceUse ofWorkspace(
      StepContext context, AzureResource workspace, JsonNode live, Instant since) {
    SharedListings.Look servers =
        list(
            TargetScope.of(context).groupId().provider(ArmTypes.SQL_SERVER.name()),
            ArmTypes.SQL_SERVER,
            context,
            since);
    if (servers.items() == null) {
      return new ResourceUse.NotKnownYet(servers.askAgain());
    }
    List<ResourceId> databases = new ArrayList<>();
    for (JsonNode server : servers.items()) {
      SharedListings.Look listed = databases(id(server), context, since);
      if (listed.items() == null) {
        return new ResourceUse.NotKnownYet(listed.askAgain());
      }
      listed.items().forEach(database -> databases.add(id(database)));
    }
    return senders(workspace.getId()).among("group", databases, context, since);
  }

  /**
   * Returns the use of a diagnostic setting. The setting of a server is in use as long as a
   * database of the server sends to the same workspace. A setting of a database that this migration
   * has not created is kept.
   */
  ResourceUse ofSetting(StepContext context, AzureResource setting, JsonNode live, Instant since) {
    ResourceId observed = ResourceId.parse(setting.getId()).parent();
    if (!isMaster(observed)) {
      return setting.getCreated()
          ? ResourceUse.NONE
          : new ResourceUse.UsedBy("it was there before this migration");
    }
    ResourceId server = observed.parent();
    SharedListings.Look listed = databases(server, context, since);
    if (listed.items() == null) {
      return new ResourceUse.NotKnownYet(listed.askAgain());
    }
    List<ResourceId> others =
        listed.items().stream()
            .map(WorkspaceUse::id)
            .filter(database -> !isMaster(database))
            .filter(
                database -> !ResourceId.same(context.target().getDatabaseId(), database.toString()))
            .toList();
    return senders(live.path("properties").path("workspaceId").asString(""))
        .among(server.toString(), others, context, since);
  }

  private WorkspaceSenders senders(String workspace) {
    return senders.computeIfAbsent(
        ResourceId.key(workspace), key -> new WorkspaceSenders(clients, workspace));
  }

  private SharedListings.Look databases(ResourceId server, StepContext context, Instant since) {
    ArmType type = ArmTypes.SQL_DATABASE;
    return list(server.with(type.collection()), type, context, since);
  }

  private SharedListings.Look list(
      ResourceId path, ArmType type, StepContext context, Instant since) {
    return clients.connection().listings().look(path, type.apiVersion(), since, context.now());
  }

  private static ResourceId id(JsonNode resource) {
    return ResourceId.parse(resource.path("id").asString(""));
  }

  private static boolean isMaster(ResourceId database) {
    return database.toString().toLowerCase(Locale.ROOT).endsWith(MASTER);
  }
}
