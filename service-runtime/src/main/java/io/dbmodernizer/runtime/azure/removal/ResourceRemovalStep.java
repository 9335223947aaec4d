package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step that removes the resources of one type that the stage created. For each resource it reads
 * it, deletes it if it exists, and polls the operation. A missing resource counts as removed, so a
 * stopped removal continues where it was. A resource that the stage only found stays.
 *
 * <p>The last migration that uses a shared resource removes it. The creator removes it if no other
 * uses it. Otherwise it releases the resource with a tag, and asks once more. A migration that
 * found the resource removes it if it is released and no other uses it. Each migration first
 * removes its own use, then reads the tag, and then asks for other users. So one of several that
 * leave at the same time sees that no other is left. A removal does not wait for other removals.
 */
public final class ResourceRemovalStep implements Step {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Most reads of a run, not counting further pages of a list: the resource, and its users. */
  private static final int READS_OF_A_RUN = 2;

  private final AzureConnection azure;
  private final String name;
  private final Set<String> after;
  private final RemovableType type;

  /**
   * @param azure connection to Azure Resource Manager
   * @param name name of the step
   * @param after names of the removal steps that come before
   * @param type the type that is removed
   */
  public ResourceRemovalStep(
      AzureConnection azure, String name, Set<String> after, RemovableType type) {
    this.azure = azure;
    this.name = name;
    this.after = Set.copyOf(after);
    this.type = type;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) {
    RemovalNotes notes = RemovalNotes.of(context);
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            running.percent(),
            type.type().label()
                + (notes.releasing() ? " is being handed over" : " is being removed"),
            running.pollAfter(),
            operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed(type.type().label(), failed);
      }
      notes = notes.settled();
    }
    return new Run(context, notes).next();
  }

  /** The decision on one resource. */
  private sealed interface Fate {
    record Decided(ResourceRemoval removal) implements Fate {}

    record Begun(StepResult result) implements Fate {}

    record Later(Duration after) implements Fate {}
  }

  /** One run of the step. It looks at the resources in turn until it has begun an operation. */
  private final class Run {
    private final StepContext context;
    private final List<AzureResource> concerned;
    private final List<ResourceRemoval> decided = new ArrayList<>();
    private RemovalNotes notes;

    Run(StepContext context, RemovalNotes notes) {
      this.context = context;
      this.notes = notes;
      this.concerned = RemovedResources.concerned(context.stage(), type);
    }

    StepResult next() {
      Duration later = null;
      for (int i = 0; i < concerned.size(); i++) {
        if (notes.decided().contains(i)) {
          continue;
        }
        Fate fate = decide(i, concerned.get(i));
        if (fate instanceof Fate.Begun begun) {
          return begun.result();
        }
        if (fate instanceof Fate.Later wait) {
          later = later == null || wait.after().compareTo(later) < 0 ? wait.after() : later;
        } else if (fate instanceof Fate.Decided known) {
          decided.add(known.removal());
          notes = notes.withDecided(i);
        }
      }
      return later == null ? done() : askLater(later);
    }

    private Fate decide(int index, AzureResource resource) {
      String subscription = ResourceId.parse(resource.getId()).subscription();
      try (ArmBudget.Reservation calls = azure.budget().reserve(subscription, READS_OF_A_RUN, 1)) {
        Optional<ArmResponse> live = azure.rest().get(resource.getId(), type.type().apiVersion());
        if (live.isEmpty()) {
          return new Fate.Decided(RemovedResources.gone(resource));
        }
        return decide(index, resource, live.get().body());
      }
    }

    private Fate decide(int index, AzureResource resource, JsonNode live) {
      Optional<String> reason = reasonToKeep(resource, live);
      if (reason.isPresent()) {
        return new Fate.Decided(RemovedResources.kept(resource.getId(), reason.get()));
      }
      RemovableType.Sharing sharing = type.sharing();
      if (sharing == null) {
        return delete(index, resource, live);
      }
      notes = notes.askedSince(context.now());
      Instant since = Objects.requireNonNull(notes.since());
      ResourceUse use = sharing.use().of(context, resource, live, since);
      if (use instanceof ResourceUse.NotKnownYet unknown) {
        return new Fate.Later(unknown.askAgain());
      }
      if (!(use instanceof ResourceUse.UsedBy used)) {
        return delete(index, resource, live);
      }
      if (resource.getCreated()
          && isHandedOverByTag()
          && !ResourceTags.released(Observed.tagsOf(live))) {
        return handOver(index, resource, live);
      }
      return context.now().isBefore(since.plus(sharing.patience()))
          ? new Fate.Later(LOOK_AGAIN)
          : new Fate.Decided(RemovedResources.kept(resource.getId(), used.why()));
    }

    private boolean isHandedOverByTag() {
      return type.type().isTagged() && type.lastOneRemoves();
    }

    private Optional<String> reasonToKeep(AzureResource resource, JsonNode live) {
      if (!resource.getCreated()) {
        return isHandedOverByTag() && !ResourceTags.released(Observed.tagsOf(live))
            ? Optional.of("it belongs to another migration or to another owner")
            : Optional.empty();
      }
      if (type.type().isTagged()
          && !ResourceTags.markedBy(context.request(), Observed.tagsOf(live))) {
        return Optional.of("it no longer carries this migration's tag");
      }
      return type.guard().reasonToKeep(context, resource, live);
    }

    private Fate delete(int index, AzureResource resource, JsonNode live) {
      ArmResponse answer =
          azure
              .rest()
              .delete(resource.getId() + type.query().apply(live), type.type().apiVersion());
      decided.add(RemovedResources.removed(resource));
      return begun(answer, index, false, resource.getName() + " is being removed");
    }

    private Fate handOver(int index, AzureResource resource, JsonNode live) {
      Map<String, String> all = new TreeMap<>(Observed.tagsOf(live));
      all.put(ResourceTags.RELEASED, "true");
      ObjectNode body = JsonMapper.shared().createObjectNode();
      all.forEach(body.putObject("tags")::put);
      ArmResponse answer = azure.rest().patch(resource.getId(), type.type().apiVersion(), body);
      return begun(
          answer, index, true, resource.getName() + " is handed over to those that use it");
    }

    private Fate begun(ArmResponse answer, int index, boolean releasing, String what) {
      Optional<Operation> accepted = answer.operation(context.now());
      RemovalNotes begun = releasing ? notes.handingOver(index) : notes.removing(index);
      RemovalNotes next = accepted.isPresent() ? begun : begun.settled();
      Duration pollAfter =
          accepted.isPresent()
              ? answer.retryAfter().orElse(azure.rest().pollInterval())
              : Duration.ZERO;
      return new Fate.Begun(
          inProgress(type.type().label() + " " + what, pollAfter, accepted.orElse(null), next));
    }

    private StepResult askLater(Duration later) {
      return inProgress(
          "who else uses the " + type.type().label() + " is found out", later, null, notes);
    }

    private StepResult inProgress(
        String detail, Duration pollAfter, @Nullable Operation operation, RemovalNotes next) {
      int percent = concerned.isEmpty() ? 0 : 100 * next.decided().size() / concerned.size();
      return new StepResult.InProgress(percent, detail, pollAfter, operation, null, List.of())
          .withCheckpoint(next)
          .with(StepResult.InterimResults.removals(decided));
    }

    private StepResult done() {
      List<ResourceRemoval> all = new ArrayList<>(decided);
      all.addAll(context.stage().getRemovals());
      long kept =
          concerned.stream()
              .filter(r -> RemovedResources.decision(all, r) == RemovalDecision.KEPT)
              .count();
      String detail =
          concerned.isEmpty()
              ? "nothing of this migration to remove"
              : concerned.size() - kept + " removed, " + kept + " kept";
      return StepResult.done(detail, decided);
    }
  }
}
