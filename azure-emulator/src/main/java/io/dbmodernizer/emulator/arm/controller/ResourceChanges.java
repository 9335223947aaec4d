package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Operation;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.PollingStyle;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations PUT, PATCH and DELETE of every resource type. A change checks parents, conflicts
 * and preconditions, lets the type build the document, and then applies it at once or starts a
 * long-running operation.
 */
final class ResourceChanges {

  private final ResourceTree resources;
  private final OperationStore operations;
  private final OperationRunner runner;
  private final OperationAnswers answers;
  private final RequestChecks checks;
  private final Visibility visibility;

  ResourceChanges(
      ResourceTree resources,
      OperationStore operations,
      OperationRunner runner,
      OperationAnswers answers,
      RequestChecks checks,
      Visibility visibility) {
    this.resources = resources;
    this.operations = operations;
    this.runner = runner;
    this.answers = answers;
    this.checks = checks;
    this.visibility = visibility;
  }

  static ResourceId id(ResourceType type, ArmRequest request) {
    return new ResourceId(type.declaration().pattern().fill(request.parameters()));
  }

  ArmResponse put(ResourceType type, ArmRequest request) {
    return change(type, request, false);
  }

  ArmResponse patch(ResourceType type, ArmRequest request) {
    return change(type, request, true);
  }

  private ArmResponse change(ResourceType type, ArmRequest request, boolean patch) {
    ResourceChange early;
    synchronized (resources) {
      early = inspect(type, request, patch);
    }
    type.verify(early);
    synchronized (resources) {
      ResourceChange change = inspect(type, request, patch);
      WrittenProperties.requireKnown(change);
      Resource desired = built(type, change);
      boolean creates = change.existing() == null;
      Polling polling = creates ? type.declaration().creation() : type.declaration().update();
      if (creates) {
        visibility.creating(change.id(), polling.style());
      }
      return polling.style() == PollingStyle.NONE
          ? apply(type, request, desired, creates)
          : start(type, request, desired, creates, polling);
    }
  }

  private static Resource built(ResourceType type, ResourceChange change) {
    ObjectNode document = type.build(change);
    try {
      WrittenProperties.keep(type, change, document);
    } catch (ArmException e) {
      type.failed(
          ResourceTree.identified(type, change.id(), document),
          change.existing() == null ? Verb.CREATE : Verb.UPDATE);
      throw e;
    }
    return ResourceTree.identified(type, change.id(), document);
  }

  private ArmResponse apply(
      ResourceType type, ArmRequest request, Resource desired, boolean creates) {
    if (creates) {
      type.created(desired);
    } else {
      type.updated(desired);
    }
    type.markIdle(desired.body());
    resources.setCreationFailed(desired.id(), false);
    resources.put(desired);
    visibility.created(desired.id());
    return ArmResponse.of(
        creates ? type.declaration().createdStatus() : 200, type.view(desired, request));
  }

  private ArmResponse start(
      ResourceType type, ArmRequest request, Resource desired, boolean creates, Polling polling) {
    Verb verb = creates ? Verb.CREATE : Verb.UPDATE;
    OperationRunner.Started started =
        runner.start(request, desired.id(), verb, polling, desired.body().deepCopy());
    Resource stored = creates ? null : resources.stored(desired.id()).orElse(null);
    Resource shown = stored == null ? desired : stored;
    type.markRunning(shown.body(), verb);
    if (stored != null || (creates && type.declaration().visibleWhileCreated())) {
      resources.put(shown);
    }
    return started.mark(answers.accepted(type, request, shown, polling, started.operation()));
  }

  private ResourceChange inspect(ResourceType type, ArmRequest request, boolean patch) {
    ResourceId asked = id(type, request);
    checks.requireParents(asked);
    checks.requireGroupStays(asked);
    type.declaration().names().check(asked.name());
    operations
        .runningOn(asked)
        .ifPresent(
            running -> {
              throw type.conflict(asked, running.verb());
            });
    Resource existing = resources.find(asked).orElse(null);
    Preconditions.require(request, asked, existing);
    ObjectNode body = request.requiredBody();
    if (patch) {
      if (existing == null) {
        throw checks.notFound(type, asked);
      }
      ObjectNode merged = existing.body().deepCopy();
      Json.merge(merged, body);
      body = merged;
    }
    @Nullable Resource kept = resources.creationFailed(asked) ? null : existing;
    return new ResourceChange(request, existing == null ? asked : existing.id(), body, kept);
  }

  ArmResponse delete(ResourceType type, ArmRequest request) {
    synchronized (resources) {
      ResourceId id = id(type, request);
      checks.requireGroup(id);
      checks.requireGroupStays(id);
      Optional<Resource> found = resources.stored(id);
      Preconditions.require(request, id, found.orElse(null));
      Optional<Operation> running = operations.runningOn(id);
      if (running.isPresent()) {
        if (running.get().verb() == Verb.DELETE && found.isPresent()) {
          return answers.repeat(type, request, found.get(), running.get());
        }
        throw type.conflict(id, running.get().verb());
      }
      if (found.isEmpty()) {
        if (id.isGroup()) {
          throw checks.notFound(type, id);
        }
        return ArmResponse.empty(204);
      }
      Resource resource = found.get();
      type.checkDelete(resource, request);
      Polling polling = type.declaration().deletion(request.apiVersion());
      if (polling.style() == PollingStyle.NONE) {
        resources.removeWithChildren(resource, "");
        return ArmResponse.empty(200);
      }
      OperationRunner.Started started =
          runner.start(request, resource.id(), Verb.DELETE, polling, null);
      type.markRunning(resource.body(), Verb.DELETE);
      resources.put(resource);
      return started.mark(answers.accepted(type, request, resource, polling, started.operation()));
    }
  }
}
