package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The databases that send logs to one workspace. Azure answers this only for one database at a
 * time. A database that was found not to send is therefore read last, and is read again only before
 * the answer is that no database sends. Migrations that are removed together share these reads.
 */
final class WorkspaceSenders {
  private final MonitorClients clients;
  private final String workspace;
  private final Map<ResourceId, Instant> notSending = new ConcurrentHashMap<>();

  WorkspaceSenders(MonitorClients clients, String workspace) {
    this.clients = clients;
    this.workspace = workspace;
  }

  /**
   * Returns a database that sends to the workspace, if there is one.
   *
   * @param scope the group or server that the databases are in
   * @param databases ids of the databases
   * @param context the step that asks
   * @param since time of the first question; a database that was found not to send after it is not
   *     read again
   */
  ResourceUse among(String scope, List<ResourceId> databases, StepContext context, Instant since) {
    String key = "senders to " + ResourceId.key(workspace) + " in " + ResourceId.key(scope);
    return clients
        .connection()
        .listings()
        .look(key, since, context.now(), () -> firstSender(databases, context.now(), since))
        .use(found -> found.stream().findFirst().map(sender -> sender.asString("")));
  }

  private List<JsonNode> firstSender(List<ResourceId> databases, Instant now, Instant since) {
    List<ResourceId> notSendingLast =
        databases.stream()
            .sorted(
                Comparator.comparing(database -> notSending.getOrDefault(database, Instant.MIN)))
            .toList();
    for (ResourceId database : notSendingLast) {
      Instant seen = notSending.get(database);
      if (seen == null || seen.isBefore(since)) {
        Optional<String> setting = settingOf(database);
        if (setting.isPresent()) {
          notSending.remove(database);
          String sender = "diagnostic setting " + setting.get() + " of " + database + " uses it";
          return List.of(JsonMapper.shared().getNodeFactory().stringNode(sender));
        }
        notSending.put(database, now);
      }
    }
    return List.of();
  }

  private Optional<String> settingOf(ResourceId database) {
    ArmType type = ArmTypes.DIAGNOSTIC_SETTING;
    Optional<ArmResponse> settings =
        clients
            .connection()
            .rest()
            .get(database.provider(type.name()).toString(), type.apiVersion());
    return settings.stream()
        .flatMap(answer -> answer.body().path("value").valueStream())
        .filter(
            setting ->
                ResourceId.same(
                    workspace, setting.path("properties").path("workspaceId").asString("")))
        .map(setting -> setting.path("name").asString(""))
        .findFirst();
  }
}
