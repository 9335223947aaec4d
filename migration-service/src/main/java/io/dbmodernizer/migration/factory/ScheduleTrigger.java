package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SynchronizationStarted;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schedule. The step starts it when it is as requested. The start is the only long-running
 * operation of Data Factory. The first run is a minute after the trigger was written: a start time
 * in the past would delay it by a whole interval.
 *
 * @param azure the connection to Azure Resource Manager
 */
public record ScheduleTrigger(AzureConnection azure) implements FactoryPart {
  /** Name of the step. */
  public static final String STEP = "schedule-trigger";

  private static final Duration UNTIL_FIRST_RUN = Duration.ofMinutes(1);

  /**
   * Returns the step that creates and starts the schedule.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(CopyPipeline.STEP), new ScheduleTrigger(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.TRIGGER;
  }

  @Override
  public String name(MigrationRequested request) {
    return FactoryNames.trigger(request);
  }

  @Override
  public ObjectNode properties(StepContext context) {
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "ScheduleTrigger");
    properties
        .putObject("typeProperties")
        .putObject("recurrence")
        .put("frequency", "Minute")
        .put("interval", intervalMinutes(context.request()))
        .put("timeZone", "UTC");
    properties
        .putArray("pipelines")
        .addObject()
        .putObject("pipelineReference")
        .put("referenceName", FactoryNames.pipeline(context.request()))
        .put("type", "PipelineReference");
    return properties;
  }

  @Override
  public ObjectNode sentProperties(StepContext context) {
    ObjectNode properties = properties(context);
    ((ObjectNode) properties.path("typeProperties").path("recurrence"))
        .put(
            "startTime",
            context.now().plus(UNTIL_FIRST_RUN).truncatedTo(ChronoUnit.SECONDS).toString());
    return properties;
  }

  /** Stops a started trigger before the change, because Azure changes only a stopped one. */
  @Override
  public ArmResponse write(StepContext context, Optional<Observed<JsonNode>> observed) {
    if (observed.filter(trigger -> TriggerState.isStarted(trigger.body())).isPresent()) {
      act(context, "stop");
    }
    return FactoryPart.super.write(context, observed);
  }

  @Override
  public StepResult completed(
      StepContext context, StepResult.Done done, List<Observed<JsonNode>> observed) {
    return observed.stream().allMatch(trigger -> TriggerState.isStarted(trigger.body()))
        ? done.withDetail(
            done.detail() + ", started: every " + intervalMinutes(context.request()) + " minutes")
        : start(context);
  }

  private StepResult start(StepContext context) {
    ArmResponse answer = act(context, "start");
    String detail = subject(context) + " starts";
    Duration next = answer.retryAfter().orElse(azure.rest().pollInterval());
    return answer
        .operation(context.now())
        .map(accepted -> StepResult.polling(95, detail, next, accepted))
        .orElseGet(() -> StepResult.inProgress(95, detail, next));
  }

  private ArmResponse act(StepContext context, String action) {
    return azure.rest().post(id(context).with(action).toString(), type().apiVersion(), null);
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    MigrationRequested request = state.getRequest();
    if (!SynchronizationResources.areRequested(request)) {
      return Optional.empty();
    }
    List<AzureResource> resources =
        state.getResources().stream()
            .filter(resource -> resource.getType().startsWith(ArmTypes.DATA_FACTORY.name()))
            .toList();
    return Optional.of(
        SynchronizationStarted.newBuilder()
            .setFactoryId(DataFactory.id(request).toString())
            .setPipeline(FactoryNames.pipeline(request))
            .setIntervalMinutes(intervalMinutes(request))
            .setResources(resources)
            .build());
  }

  private static int intervalMinutes(MigrationRequested request) {
    return request.getMigration().getSynchronization().getIntervalMinutes();
  }
}
