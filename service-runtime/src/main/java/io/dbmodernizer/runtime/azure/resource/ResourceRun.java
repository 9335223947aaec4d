package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ResourceWrites.Write;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.runtime.step.Verification.Verdict;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of a {@link ResourceStep} after the end of the operation that Azure had accepted. */
final class ResourceRun<R> {
  /** Most resources that one run writes, so that it returns after a few calls. */
  private static final int MOST_WRITES = 10;

  private final AzureConnection azure;
  private final StepContext context;
  private final ResourceSet<R> resources;
  private final ResourceWrites writes;
  private final List<Member<R>> members;

  ResourceRun(AzureConnection azure, StepContext context, ResourceSet<R> resources) {
    this.azure = azure;
    this.context = context;
    this.resources = resources;
    this.writes = ResourceWrites.of(context);
    this.members = read();
  }

  private List<Member<R>> read() {
    List<? extends ResourceDeclaration<R>> declared = resources.members(context);
    Map<String, Observed<R>> observed = resources.observe(context, declared);
    List<Member<R>> read = new ArrayList<>();
    for (ResourceDeclaration<R> declaration : declared) {
      ResourceId id = declaration.id(context);
      read.add(new Member<>(context, declaration, id, observed.get(ResourceId.key(id.toString()))));
    }
    return read;
  }

  /** Returns the next result: an intention to store, a wait, a refusal, a write, or the end. */
  StepResult next() {
    return intention()
        .or(this::notReady)
        .or(this::refusal)
        .orElseGet(
            () -> {
              List<Member<R>> due = members.stream().filter(Member::isDue).toList();
              return due.isEmpty() ? done() : write(due);
            });
  }

  private Optional<StepResult> intention() {
    List<Member<R>> unknown =
        members.stream().filter(member -> member.isMissing() && !isIntended(member)).toList();
    for (Member<R> member : unknown) {
      Optional<StepResult.Failed> refusal = member.declaration().refusalToCreate(context);
      if (refusal.isPresent()) {
        return Optional.of(refusal.get());
      }
    }
    if (unknown.isEmpty() || resources.type().ownership() == Ownership.PARENT) {
      return Optional.empty();
    }
    List<AzureResource> created = unknown.stream().map(member -> described(member, true)).toList();
    ResourceWrites intended = writes;
    for (Member<R> member : unknown) {
      intended = intended.intending(member.name());
    }
    return Optional.of(
        StepResult.inProgress(5, subject(unknown) + " will be created", Duration.ZERO)
            .withCheckpoint(intended)
            .with(new StepResult.InterimResults(Outputs.NONE, created, List.of())));
  }

  private Optional<StepResult> notReady() {
    return members.stream()
        .filter(Member::isUnfinished)
        .findFirst()
        .map(
            member ->
                StepResult.inProgress(
                    50, member.subject() + " is not ready yet", azure.rest().pollInterval()));
  }

  private Optional<StepResult> refusal() {
    for (Member<R> member : members) {
      if (member.differences().stream().anyMatch(Difference::immutable)) {
        return Optional.of(
            StepResult.failed(
                Reason.RESOURCE_CONFLICT,
                member.subject(),
                member.subject() + " exists and differs: " + member.differenceText(),
                member.declaration().conflictRemedy()));
      }
      // A failed write, or a write of an earlier round, may be repeated. A write that succeeded and
      // does not show was undone by another actor.
      boolean wroteInThisRound = writes.of(member.name()).changedInRound() == context.round();
      if (member.isDifferent() && wroteInThisRound && context.attempt() == 0) {
        return Optional.of(
            StepResult.failed(
                Reason.POLICY_NOT_APPLIED,
                member.subject(),
                member.subject()
                    + " was written but reads back different: "
                    + member.differenceText(),
                "Look for an Azure Policy or another actor that changes it back, then request a"
                    + " retry."));
      }
    }
    return Optional.empty();
  }

  private StepResult write(List<Member<R>> due) {
    ResourceWrites written = writes;
    List<Member<R>> done = new ArrayList<>();
    Optional<Operation> accepted = Optional.empty();
    @Nullable Duration retryAfter = null;
    for (Member<R> member : due.subList(0, Math.min(due.size(), MOST_WRITES))) {
      ArmResponse answer = member.declaration().write(context, member.observed());
      Write before = writes.of(member.name());
      written =
          written.with(
              member.name(),
              member.isMissing() ? before.creating() : before.changing(context.round()));
      done.add(member);
      accepted = answer.operation(context.now());
      if (accepted.isPresent()) {
        retryAfter = answer.retryAfter().orElse(azure.rest().pollInterval());
        break;
      }
    }
    return new StepResult.InProgress(
            accepted.isPresent() ? 10 : 90,
            subject(done)
                + (done.size() == 1 ? " is" : " are")
                + " being "
                + (done.stream().allMatch(Member::isMissing) ? "created" : "changed"),
            retryAfter == null ? Duration.ZERO : retryAfter,
            accepted.orElse(null),
            null,
            List.of())
        .withCheckpoint(written);
  }

  private StepResult done() {
    List<AzureResource> described = new ArrayList<>();
    Outputs outputs = Outputs.NONE;
    int created = 0;
    int changed = 0;
    StringBuilder remarks = new StringBuilder();
    for (Member<R> member : members) {
      Observed<R> observed = member.observed().orElseThrow();
      boolean isCreated = isCreated(member, observed);
      boolean isOwn = isCreated || observed.isMarkedBy(context.request());
      boolean isNew = isCreated && writes.wasMissing(member.name());
      described.add(described(member, isOwn));
      outputs = outputs.and(member.declaration().outputs(context, observed));
      remarks.append(member.declaration().remark(context, observed.body()));
      created += isNew ? 1 : 0;
      changed += !isNew && writes.of(member.name()).changedInRound() >= 0 ? 1 : 0;
    }
    String detail = subject(members) + how(created, changed) + remarks;
    return resources.completed(
        context,
        new StepResult.Done(detail, outputs, described, List.of()),
        members.stream().map(member -> member.observed().orElseThrow()).toList());
  }

  private String how(int created, int changed) {
    if (members.size() > 1) {
      return created + changed == 0
          ? " already match"
          : ": " + created + " created, " + changed + " changed";
    }
    return created > 0 ? " created" : changed > 0 ? " changed" : " already matches";
  }

  /**
   * Returns whether this migration created the resource. A crash may lose the result of the write.
   * The tag on the resource then tells, or the stored intention for a resource without tags.
   */
  private boolean isCreated(Member<R> member, Observed<R> observed) {
    return writes.of(member.name()).created()
        || (isIntended(member)
            && (resources.type().ownership() == Ownership.INTENTION
                || observed.isMarkedBy(context.request())));
  }

  private boolean isIntended(Member<R> member) {
    return member.declaration().isIntended(context);
  }

  private AzureResource described(Member<R> member, boolean created) {
    AzureResource resource = member.declaration().resource(context);
    member.observed().ifPresent(found -> resource.setId(found.id()));
    resource.setName(ResourceId.parse(resource.getId()).name());
    resource.setCreated(created);
    return resource;
  }

  private String subject(List<Member<R>> several) {
    return several.size() == 1
        ? several.get(0).subject()
        : several.size() + " " + resources.type().label() + "s";
  }

  List<Verification> verify() {
    return members.stream().map(this::verify).toList();
  }

  private Verification verify(Member<R> member) {
    if (member.isMissing()) {
      String id = resources.type().ownership() == Ownership.PARENT ? "" : member.id().toString();
      return new Verification(member.subject(), id, Verdict.MISSING, List.of());
    }
    return new Verification(
        member.subject(),
        described(member, false).getId(),
        member.isDifferent() ? Verdict.DIFFERS : Verdict.MATCHES,
        member.differences().stream().map(Difference::toString).toList(),
        member.declaration().outputs(context, member.observed().orElseThrow()));
  }

  /** One of the resources, as declared and as observed. Compared once, on first use. */
  private static final class Member<R> {
    private final StepContext context;
    private final ResourceDeclaration<R> declaration;
    private final ResourceId id;
    private final @Nullable Observed<R> observed;
    private @Nullable List<Difference> differences;

    Member(
        StepContext context,
        ResourceDeclaration<R> declaration,
        ResourceId id,
        @Nullable Observed<R> observed) {
      this.context = context;
      this.declaration = declaration;
      this.id = id;
      this.observed = observed;
    }

    ResourceDeclaration<R> declaration() {
      return declaration;
    }

    ResourceId id() {
      return id;
    }

    String name() {
      return id.name();
    }

    String subject() {
      return declaration.subject(context);
    }

    Optional<Observed<R>> observed() {
      return Optional.ofNullable(observed);
    }

    boolean isMissing() {
      return observed == null;
    }

    boolean isUnfinished() {
      return observed != null && !declaration.isReady(observed.body());
    }

    boolean isDifferent() {
      return !differences().isEmpty();
    }

    boolean isDue() {
      return isMissing() || isDifferent();
    }

    List<Difference> differences() {
      if (differences == null) {
        differences = observed == null ? List.of() : declaration.compare(context, observed);
      }
      return differences;
    }

    String differenceText() {
      return differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
  }
}
