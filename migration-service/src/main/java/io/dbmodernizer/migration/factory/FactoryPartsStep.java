package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings parts of a factory to their wanted state: observe (GET), compare, write (PUT, answered
 * with 200 when it is done) what is missing or this migration's own and different, and observe
 * again. Parts carry no tags, so that they are this migration's is stored before they are written.
 */
abstract class FactoryPartsStep implements Step {
  private static final String WRITTEN = "written";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AzureConnection azure;

  FactoryPartsStep(AzureConnection azure) {
    this.azure = azure;
  }

  /** The parts in the order in which they can be created. */
  protected abstract List<FactoryPart> parts(StepContext context);

  /** What is sent to create or change a part; adds what must not be compared, such as secrets. */
  protected ObjectNode body(StepContext context, FactoryPart part) {
    return part.properties().deepCopy();
  }

  /** Does what has to be done before an existing part can be changed. */
  protected void beforeChange(StepContext context, FactoryPart part, JsonNode observed) {}

  /**
   * All parts are as wanted.
   *
   * @param done the result unless there is more to do
   * @param observed the parts as Azure reports them
   */
  protected StepResult complete(
      StepContext context, StepResult.Done done, Map<FactoryPart, JsonNode> observed) {
    return done;
  }

  /** The way to Resource Manager. */
  protected final AzureConnection azure() {
    return azure;
  }

  /** That the parts were written, and in which round, are facts. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public StepResult run(StepContext context) {
    if (!FactoryIds.isRequested(context)) {
      return StepResult.done("not requested");
    }
    List<FactoryPart> parts = parts(context);
    Map<FactoryPart, JsonNode> observed = observe(context, parts);
    List<FactoryPart> missing = parts.stream().filter(part -> !observed.containsKey(part)).toList();
    List<FactoryPart> unknown = missing.stream().filter(part -> !isOwn(context, part)).toList();
    if (!unknown.isEmpty()) {
      return intend(context, unknown);
    }
    Map<FactoryPart, List<Difference>> different = new LinkedHashMap<>();
    observed.forEach(
        (part, live) -> {
          List<Difference> differences = part.differences(live);
          if (!differences.isEmpty()) {
            different.put(part, differences);
          }
        });
    for (Map.Entry<FactoryPart, List<Difference>> entry : different.entrySet()) {
      Optional<StepResult> refusal = refusal(context, entry.getKey(), entry.getValue());
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (missing.isEmpty() && different.isEmpty()) {
      return complete(context, done(context, parts), observed);
    }
    observed.forEach(
        (part, live) -> {
          if (different.containsKey(part)) {
            beforeChange(context, part, live);
          }
        });
    parts.stream()
        .filter(part -> missing.contains(part) || different.containsKey(part))
        .forEach(part -> write(context, part));
    return StepResult.inProgress(90, names(parts) + " written", Duration.ZERO)
        .withCheckpoint(writtenIn(context));
  }

  private Map<FactoryPart, JsonNode> observe(StepContext context, List<FactoryPart> parts) {
    Map<FactoryPart, JsonNode> observed = new LinkedHashMap<>();
    for (FactoryPart part : parts) {
      azure
          .rest()
          .get(part.id(context.request()), FactoryIds.API_VERSION)
          .map(ArmResponse::body)
          .ifPresent(body -> observed.put(part, body));
    }
    return observed;
  }

  private static StepResult intend(StepContext context, List<FactoryPart> parts) {
    List<AzureResource> resources =
        parts.stream().map(part -> part.resource(context.request(), true)).toList();
    return StepResult.inProgress(5, names(parts) + " to be created", Duration.ZERO)
        .with(new StepResult.Found(Map.of(), resources, List.of()));
  }

  private static Optional<StepResult> refusal(
      StepContext context, FactoryPart part, List<Difference> differences) {
    String text =
        differences.stream().map(Difference::toString).limit(5).collect(Collectors.joining("; "));
    if (!isOwn(context, part)) {
      return Optional.of(
          StepResult.failed(
              Reason.RESOURCE_CONFLICT,
              part.subject(),
              part.subject() + " exists, is not this migration's and differs: " + text,
              "Name another factory in migration.synchronization.factoryName, or remove the part."));
    }
    // A retry writes again: only what does not show in its own round was changed back.
    if (context.checkpoint().equals(writtenIn(context))) {
      return Optional.of(
          StepResult.failed(
              Reason.POLICY_NOT_APPLIED,
              part.subject(),
              part.subject() + " was written but reads back different: " + text,
              "Look for another actor that changes it back, then request a retry."));
    }
    return Optional.empty();
  }

  private void write(StepContext context, FactoryPart part) {
    ObjectNode body = JSON.createObjectNode();
    body.set("properties", body(context, part));
    azure.rest().put(part.id(context.request()), FactoryIds.API_VERSION, body);
  }

  private static StepResult.Done done(StepContext context, List<FactoryPart> parts) {
    return new StepResult.Done(
        names(parts)
            + (context.checkpoint().startsWith(WRITTEN) ? " created" : " already as wanted"),
        Map.of(),
        parts.stream().map(part -> part.resource(context.request(), isOwn(context, part))).toList(),
        List.of());
  }

  /** Whether this migration has created the part, or has stored that it is about to. */
  private static boolean isOwn(StepContext context, FactoryPart part) {
    String id = part.id(context.request());
    return context.stage().getResources().stream()
        .anyMatch(known -> known.getCreated() && ResourceId.same(known.getId(), id));
  }

  private static String names(List<FactoryPart> parts) {
    return parts.stream().map(FactoryPart::subject).collect(Collectors.joining(", "));
  }

  @Override
  public List<Verification> verify(StepContext context) {
    if (!FactoryIds.isRequested(context)) {
      return List.of();
    }
    List<FactoryPart> parts = parts(context);
    Map<FactoryPart, JsonNode> observed = observe(context, parts);
    List<Verification> found = new ArrayList<>();
    for (FactoryPart part : parts) {
      JsonNode live = observed.get(part);
      List<String> differences =
          live == null
              ? List.of()
              : part.differences(live).stream().map(Difference::toString).toList();
      Verification.Verdict verdict =
          live == null
              ? Verification.Verdict.MISSING
              : differences.isEmpty() ? Verification.Verdict.MATCHES : Verification.Verdict.DIFFERS;
      found.add(
          new Verification(
              part.subject(), part.id(context.request()), verdict, differences, Map.of()));
    }
    return found;
  }

  private static String writtenIn(StepContext context) {
    return WRITTEN + "@" + context.round();
  }
}
