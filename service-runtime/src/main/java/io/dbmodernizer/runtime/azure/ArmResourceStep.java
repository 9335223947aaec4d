package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings one Azure resource to its wanted state: observe (GET), compare, write (PUT) only on a
 * difference, poll what was accepted, and observe again before it is called done. An existing
 * resource is accepted when it matches and refused with the differences when it conflicts.
 *
 * @param <R> the resource as observed
 */
public abstract class ArmResourceStep<R> implements Step {
  private static final String INTENDED = "intended";
  private static final String WROTE_NEW = "created";
  private static final String WROTE_CHANGE = "changed";

  /** What a run reads as a rule: an operation or the resource, and what it is compared with. */
  private static final int READS_OF_A_RUN = 3;

  private final AzureConnection azure;

  /**
   * @param azure connection to Azure Resource Manager
   */
  protected ArmResourceStep(AzureConnection azure) {
    this.azure = azure;
  }

  /** What the step works on, for people: {@code SQL server sql-orders}. */
  protected abstract String subject(StepContext context);

  /**
   * The resource as Azure reports it, or empty if it does not exist; a parent that is missing is an
   * error.
   */
  protected abstract Optional<R> observe(StepContext context);

  /** In what the resource differs from the request; empty if it matches. */
  protected abstract List<Difference> compare(StepContext context, R observed);

  /** Writes the wanted state and returns Azure's first answer. */
  protected abstract ArmResponse write(StepContext context, Optional<R> observed);

  /**
   * Resource id and type, for events. Set {@code created} if the resource itself shows that this
   * migration created it (a tag); otherwise it is set from what this step wrote.
   */
  protected abstract AzureResource describe(StepContext context, R observed);

  /**
   * The resource this step would create: id, type and name, known before it exists. It is stored
   * before the write, so that a removal knows of it even if the answer to the write is lost. Empty
   * if the resource is never created but only changed.
   */
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.empty();
  }

  /**
   * Whether the resource carries tags, by which it is known who created it. One without is this
   * migration's if it was missing when this step intended to create it.
   */
  protected boolean tagged() {
    return true;
  }

  /** What later steps need; by default nothing. */
  protected Map<String, String> outputs(StepContext context, R observed) {
    return Map.of();
  }

  /** Whether Azure has finished with the resource; by default an observed resource is. */
  protected boolean ready(R observed) {
    return true;
  }

  /** The way to Resource Manager. */
  protected final AzureConnection azure() {
    return azure;
  }

  @Override
  public StepResult run(StepContext context) {
    String subscription = context.request().getTarget().getAzure().getSubscriptionId();
    try (ArmBudget.Reservation calls = azure.budget().reserve(subscription, READS_OF_A_RUN, 0)) {
      return pollOrAct(context);
    }
  }

  private StepResult pollOrAct(StepContext context) {
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            running.percent(),
            subject(context) + " is being " + verb(context),
            running.pollAfter(),
            operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed(subject(context), failed);
      }
    }
    return observeAndAct(context);
  }

  /** What was created or changed, each with its round, are facts. */
  @Override
  public String kept(String checkpoint) {
    return checkpoint;
  }

  @Override
  public List<Verification> verify(StepContext context) {
    Optional<R> observed = observe(context);
    if (observed.isEmpty()) {
      String id = intended(context).map(AzureResource::getId).orElse("");
      return List.of(
          new Verification(
              subject(context), id, Verification.Verdict.MISSING, List.of(), Map.of()));
    }
    List<Difference> differences = compare(context, observed.get());
    return List.of(
        new Verification(
            subject(context),
            describe(context, observed.get()).getId(),
            differences.isEmpty() ? Verification.Verdict.MATCHES : Verification.Verdict.DIFFERS,
            differences.stream().map(Difference::toString).toList(),
            outputs(context, observed.get())));
  }

  private StepResult observeAndAct(StepContext context) {
    Optional<R> observed = observe(context);
    if (observed.isEmpty()) {
      Optional<AzureResource> intended = intended(context);
      return intended.isPresent() && context.checkpoint().isEmpty()
          ? intend(context, intended.get())
          : written(context, write(context, observed), WROTE_NEW);
    }
    if (!ready(observed.get())) {
      return StepResult.inProgress(
          50, subject(context) + " is not ready yet", azure.rest().pollInterval());
    }
    List<Difference> differences = compare(context, observed.get());
    if (differences.isEmpty()) {
      return done(context, observed.get());
    }
    if (differences.stream().anyMatch(Difference::immutable)) {
      return conflict(context, differences);
    }
    // After a failed operation or a retry the write is due again; only one that succeeded and does
    // not
    // show was undone by somebody.
    boolean wroteInThisRound = context.checkpoint().endsWith(changeMark(context));
    if (wroteInThisRound && context.attempt() == 0) {
      return StepResult.failed(
          Reason.POLICY_NOT_APPLIED,
          subject(context),
          subject(context) + " was written but reads back different: " + text(differences),
          "Look for an Azure Policy or another actor that changes it back, then request a retry.");
    }
    String previous = context.checkpoint();
    return written(
        context,
        write(context, observed),
        previous.isEmpty() ? changeMark(context) : previous + "," + changeMark(context));
  }

  private StepResult intend(StepContext context, AzureResource resource) {
    resource.setCreated(true);
    return StepResult.inProgress(5, subject(context) + " is to be created", Duration.ZERO)
        .withCheckpoint(INTENDED)
        .with(StepResult.Found.resource(resource));
  }

  private StepResult written(StepContext context, ArmResponse answer, String checkpoint) {
    Optional<Operation> accepted = answer.operation(context.now());
    Duration pollAfter =
        accepted.isPresent()
            ? answer.retryAfter().orElse(azure.rest().pollInterval())
            : Duration.ZERO;
    return new StepResult.InProgress(
        accepted.isPresent() ? 10 : 90,
        subject(context) + " is being " + (checkpoint.equals(WROTE_NEW) ? "created" : "changed"),
        pollAfter,
        accepted.orElse(null),
        checkpoint,
        List.of());
  }

  private StepResult done(StepContext context, R observed) {
    AzureResource resource = describe(context, observed);
    // A tag outlives a crash between the write and the storing of the checkpoint; without a tag the
    // stored intention does.
    boolean wroteNew =
        context.checkpoint().startsWith(WROTE_NEW)
            || (context.checkpoint().startsWith(INTENDED) && (!tagged() || resource.getCreated()));
    resource.setCreated(wroteNew || resource.getCreated());
    String how =
        wroteNew
            ? " created"
            : context.checkpoint().contains(WROTE_CHANGE) ? " changed" : " already matches";
    return StepResult.done(subject(context) + how, outputs(context, observed), resource);
  }

  private StepResult conflict(StepContext context, List<Difference> differences) {
    return StepResult.failed(
        Reason.RESOURCE_CONFLICT,
        subject(context),
        subject(context) + " exists and differs: " + text(differences),
        "Choose another name, or change the request to match what exists.");
  }

  private static String changeMark(StepContext context) {
    return WROTE_CHANGE + "@" + context.round();
  }

  private static String verb(StepContext context) {
    return context.checkpoint().contains(WROTE_CHANGE) ? "changed" : "created";
  }

  private static String text(List<Difference> differences) {
    return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
  }
}
