package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions of pipelines and triggers: operations {@code Pipelines_CreateRun}, {@code
 * PipelineRuns_QueryByFactory}, {@code PipelineRuns_Get}, {@code PipelineRuns_Cancel}, {@code
 * ActivityRuns_QueryByPipelineRun}, {@code Triggers_Start} and {@code Triggers_Stop}.
 */
final class FactoryActions {

  private static final PathPattern FACTORY = PathPattern.of(FactoryPaths.FACTORY);

  private final ResourceDirectory directory;
  private final FactoryRuns runs;
  private final TriggerSchedule schedule;

  FactoryActions(ResourceDirectory directory, FactoryRuns runs, TriggerSchedule schedule) {
    this.directory = directory;
    this.runs = runs;
    this.schedule = schedule;
  }

  List<Route> routes() {
    String factory = FactoryPaths.FACTORY;
    String trigger = FactoryPaths.part(FactoryPaths.TRIGGERS);
    return List.of(
        Route.of("POST", FactoryPaths.part("pipelines") + "/createRun", this::createRun),
        Route.of("POST", factory + "/queryPipelineRuns", this::queryRuns),
        Route.of("GET", factory + "/pipelineruns/{run}", this::run),
        Route.of("POST", factory + "/pipelineruns/{run}/cancel", this::cancelRun),
        Route.of("POST", factory + "/pipelineruns/{run}/queryActivityruns", this::activities),
        Route.of("POST", trigger + "/start", this::start),
        Route.of("POST", trigger + "/stop", this::stop));
  }

  private ArmResponse createRun(ArmRequest request) {
    Resource pipeline = part(request, "pipelines");
    String id = runs.start(pipeline, request.bodyOrEmpty(), "Manual", "Manual");
    return ArmResponse.of(200, Json.object(body -> body.put("runId", id)));
  }

  private ArmResponse queryRuns(ArmRequest request) {
    ObjectNode filter = request.requiredBody();
    Instant after = time(filter, "lastUpdatedAfter");
    Instant before = time(filter, "lastUpdatedBefore");
    return ArmResponse.list(
        runs.of(factory(request)).stream()
            .filter(run -> updated(run).isAfter(after) && !updated(run).isAfter(before))
            .filter(run -> matches(run, filter.path("filters")))
            .map(FactoryRuns::shown)
            .toList());
  }

  private ArmResponse run(ArmRequest request) {
    return ArmResponse.of(200, FactoryRuns.shown(find(request)));
  }

  private ArmResponse cancelRun(ArmRequest request) {
    find(request);
    runs.cancel(request.parameter("run"));
    return ArmResponse.empty(200);
  }

  private ArmResponse activities(ArmRequest request) {
    ObjectNode run = find(request);
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              ArrayNode values = body.putArray("value");
              for (JsonNode activity : run.path("activities")) {
                values.add(
                    ((ObjectNode) activity.deepCopy())
                        .put("pipelineName", run.path("pipelineName").asString(""))
                        .put("pipelineRunId", run.path("runId").asString("")));
              }
            }));
  }

  private ArmResponse start(ArmRequest request) {
    Resource trigger = part(request, FactoryPaths.TRIGGERS);
    if (!TriggerType.isStarted(trigger)) {
      schedule.recurrence(trigger);
      directory.modify(trigger.id(), changed -> TriggerType.setStarted(changed, true));
      schedule.start(trigger);
    }
    return ArmResponse.empty(200);
  }

  private ArmResponse stop(ArmRequest request) {
    Resource trigger = part(request, FactoryPaths.TRIGGERS);
    schedule.stop(trigger.id());
    directory.modify(trigger.id(), changed -> TriggerType.setStarted(changed, false));
    return ArmResponse.empty(200);
  }

  private Resource part(ArmRequest request, String segment) {
    ResourceId id = factory(request).child(segment, request.parameter("part"));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "EntityNotFound", "The document '" + id.name() + "' was not found."));
  }

  private ObjectNode find(ArmRequest request) {
    String id = request.parameter("run");
    return runs.find(factory(request), id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "PipelineRunNotFound", "The pipeline run '" + id + "' was not found."));
  }

  private static ResourceId factory(ArmRequest request) {
    return new ResourceId(FACTORY.fill(request.parameters()));
  }

  private static Instant updated(ObjectNode run) {
    return Instant.parse(run.path("lastUpdated").asString());
  }

  private static Instant time(ObjectNode filter, String name) {
    String text = filter.path(name).asString("");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ArmException.badRequest(
          "BadRequest", "'" + name + "' is required, as a time such as 2026-01-05T08:00:00Z.");
    }
  }

  private static boolean matches(ObjectNode run, JsonNode filters) {
    for (JsonNode filter : filters) {
      String value =
          switch (filter.path("operand").asString("")) {
            case "PipelineName" -> run.path("pipelineName").asString("");
            case "Status" -> run.path("status").asString("");
            case "RunGroupId" -> run.path("runGroupId").asString("");
            default ->
                throw ArmException.badRequest(
                    "BadRequest",
                    "The emulator does not filter runs by '%s'. Use PipelineName, Status or RunGroupId."
                        .formatted(filter.path("operand").asString("")));
          };
      boolean named = false;
      for (JsonNode wanted : filter.path("values")) {
        named |= wanted.asString("").equalsIgnoreCase(value);
      }
      boolean not = filter.path("operator").asString("").startsWith("Not");
      if (named == not) {
        return false;
      }
    }
    return true;
  }
}
