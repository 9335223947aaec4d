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
 * Which databases send logs to one workspace. Azure can only be asked database by database, so what
 * was found silent is looked at last, and again only before it is said that nobody sends: all
 * migrations that leave together read each setting a few times, not each of them all settings.
 */
final class WorkspaceSenders {
  private final MonitorClients clients;
  private final String workspace;
  private final Map<ResourceId, Instant> silent = new ConcurrentHashMap<>();

  WorkspaceSenders(MonitorClients clients, String workspace) {
    this.clients = clients;
    this.workspace = workspace;
  }

  /**
   * Whether one of the databases sends.
   *
   * @param scope what the databases are in
   * @param since when it was first asked; what was found silent after that is not read again
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
    List<ResourceId> silentLast =
        databases.stream()
            .sorted(Comparator.comparing(database -> silent.getOrDefault(database, Instant.MIN)))
            .toList();
    for (ResourceId database : silentLast) {
      Instant seen = silent.get(database);
      if (seen == null || seen.isBefore(since)) {
        Optional<String> setting = settingOf(database);
        if (setting.isPresent()) {
          silent.remove(database);
          String sender = "diagnostic setting " + setting.get() + " of " + database + " uses it";
          return List.of(JsonMapper.shared().getNodeFactory().stringNode(sender));
        }
        silent.put(database, now);
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
