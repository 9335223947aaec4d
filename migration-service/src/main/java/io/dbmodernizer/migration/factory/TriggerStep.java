package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SynchronizationStarted;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.StageState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the schedule into being and starts it; starting is the only long-running operation of Data
 * Factory. The first run is a minute after the trigger was written: a start time that has passed
 * would put it off by a whole interval.
 */
public final class TriggerStep extends FactoryPartsStep {
  /** Name of the step. */
  public static final String NAME = "schedule-trigger";

  private static final Duration UNTIL_FIRST_RUN = Duration.ofMinutes(1);

  /**
   * @param azure connection to Azure Resource Manager
   */
  public TriggerStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(PipelineStep.NAME);
  }

  @Override
  protected List<FactoryPart> parts(StepContext context) {
    MigrationRequested request = context.request();
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "ScheduleTrigger");
    properties
        .putObject("typeProperties")
        .putObject("recurrence")
        .put("frequency", "Minute")
        .put("interval", request.getMigration().getSynchronization().getIntervalMinutes())
        .put("timeZone", "UTC");
    properties
        .putArray("pipelines")
        .addObject()
        .putObject("pipelineReference")
        .put("referenceName", FactoryIds.pipeline(request))
        .put("type", "PipelineReference");
    return List.of(
        new FactoryPart(FactoryPart.Kind.TRIGGER, FactoryIds.trigger(request), properties));
  }

  @Override
  protected ObjectNode body(StepContext context, FactoryPart part) {
    ObjectNode body = part.properties().deepCopy();
    ((ObjectNode) body.path("typeProperties").path("recurrence"))
        .put(
            "startTime",
            context.now().plus(UNTIL_FIRST_RUN).truncatedTo(ChronoUnit.SECONDS).toString());
    return body;
  }

  /** Azure changes a trigger only while it is stopped. */
  @Override
  protected void beforeChange(StepContext context, FactoryPart part, JsonNode observed) {
    if (TriggerState.isStarted(observed)) {
      azure().rest().post(part.action(context.request(), "stop"), FactoryIds.API_VERSION, null);
    }
  }

  @Override
  protected StepResult complete(
      StepContext context, StepResult.Done done, Map<FactoryPart, JsonNode> observed) {
    Map.Entry<FactoryPart, JsonNode> trigger = observed.entrySet().iterator().next();
    if (TriggerState.isStarted(trigger.getValue())) {
      return new StepResult.Done(
          done.detail()
              + ", started: every "
              + context.request().getMigration().getSynchronization().getIntervalMinutes()
              + " minutes",
          done.outputs(),
          done.resources(),
          done.tables());
    }
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure().operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            95, trigger.getKey().subject() + " starts", running.pollAfter(), operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed(trigger.getKey().subject(), failed);
      }
    }
    return start(context, trigger.getKey());
  }

  private StepResult start(StepContext context, FactoryPart trigger) {
    ArmResponse answer =
        azure()
            .rest()
            .post(trigger.action(context.request(), "start"), FactoryIds.API_VERSION, null);
    String detail = trigger.subject() + " starts";
    Duration next = answer.retryAfter().orElse(azure().rest().pollInterval());
    return answer
        .operation(context.now())
        .map(accepted -> StepResult.polling(95, detail, next, accepted))
        .orElseGet(() -> StepResult.inProgress(95, detail, next));
  }

  @Override
  public Optional<SpecificRecord> milestone(StageState state) {
    MigrationRequested request = state.getRequest();
    if (!FactoryIds.isRequested(request)) {
      return Optional.empty();
    }
    List<AzureResource> resources =
        state.getResources().stream()
            .filter(resource -> resource.getType().startsWith(FactoryIds.FACTORY_TYPE))
            .toList();
    return Optional.of(
        SynchronizationStarted.newBuilder()
            .setFactoryId(FactoryIds.factoryId(request))
            .setPipeline(FactoryIds.pipeline(request))
            .setIntervalMinutes(request.getMigration().getSynchronization().getIntervalMinutes())
            .setResources(resources)
            .build());
  }
}
