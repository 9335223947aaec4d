package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.monitor.fluent.models.DiagnosticSettingsResourceInner;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Who sends logs to a workspace. Workspace, servers and databases of a migration are in one
 * resource group, so every migration that uses a workspace is found among the databases of the
 * servers of that group. What else may write to it (another team's virtual machine) is not known to
 * Resource Manager; a workspace that other teams use is theirs to create.
 */
final class WorkspaceUse {
  private static final String SQL_API_VERSION = "2021-11-01";
  private static final String MASTER = "/databases/master";

  private final MonitorClients clients;
  private final ArmRest rest;

  WorkspaceUse(MonitorClients clients) {
    this.clients = clients;
    this.rest = clients.connection().rest();
  }

  /**
   * A workspace stays as long as a diagnostic setting sends to it; this migration's own are gone.
   */
  Optional<String> reasonToKeepWorkspace(
      StepContext context, AzureResource workspace, JsonNode live) {
    ResourceId servers = Wanted.resourceGroupId(context).provider("Microsoft.Sql/servers");
    for (JsonNode server : list(servers)) {
      for (String database : databases(ResourceId.parse(server.path("id").asString("")))) {
        Optional<String> sender = sender(context, database, workspace.getId());
        if (sender.isPresent()) {
          return sender;
        }
      }
    }
    return Optional.empty();
  }

  /** The server's setting stays as long as another of its databases sends to the same workspace. */
  Optional<String> reasonToKeepSetting(StepContext context, AzureResource setting, JsonNode live) {
    ResourceId observed = ResourceId.parse(setting.getId()).parent();
    if (!isMaster(observed.toString())) {
      return Optional.empty();
    }
    String workspace = live.path("properties").path("workspaceId").asString("");
    return databases(observed.parent()).stream()
        .filter(database -> !isMaster(database))
        .filter(database -> !Wanted.sameId(context.target().getDatabaseId(), database))
        .flatMap(database -> sender(context, database, workspace).stream())
        .findFirst();
  }

  private Optional<String> sender(StepContext context, String database, String workspace) {
    String path = DiagnosticSettingStep.clientPath(ResourceId.parse(database));
    return clients.monitor(context).getDiagnosticSettingsOperations().list(path).stream()
        .filter(setting -> Wanted.sameId(workspace, setting.workspaceId()))
        .map(DiagnosticSettingsResourceInner::name)
        .findFirst()
        .map(name -> "diagnostic setting " + name + " of " + database + " uses it");
  }

  private List<String> databases(ResourceId server) {
    return list(server.with("databases")).stream()
        .map(database -> database.path("id").asString(""))
        .toList();
  }

  private List<JsonNode> list(ResourceId path) {
    List<JsonNode> found = new ArrayList<>();
    Optional<ArmResponse> page = rest.get(path.toString(), SQL_API_VERSION);
    while (page.isPresent()) {
      JsonNode body = page.get().body();
      body.path("value").forEach(found::add);
      page = rest.next(body);
    }
    return found;
  }

  private static boolean isMaster(String databaseId) {
    return databaseId.toLowerCase(Locale.ROOT).endsWith(MASTER);
  }
}
