package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.InjectedFault;
import io.dbmodernizer.emulator.arm.operation.Operation;
import io.dbmodernizer.emulator.arm.operation.OperationOutcome;
import io.dbmodernizer.emulator.arm.operation.OperationOutcomes;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.PollingStyle;
import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.time.Timers;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts long-running operations and applies their effect when they are due. */
final class OperationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

  private final ResourceTree resources;
  private final ResourceTypes types;
  private final OperationStore operations;
  private final Visibility visibility;
  private final Timers timers;
  private final Timing timing;
  private final OperationOutcomes outcomes;
  private final GroupRemoval groups;

  OperationRunner(
      ResourceTree resources,
      ResourceTypes types,
      OperationStore operations,
      Visibility visibility,
      Timers timers,
      Timing timing,
      OperationOutcomes outcomes) {
    this.resources = resources;
    this.types = types;
    this.operations = operations;
    this.visibility = visibility;
    this.timers = timers;
    this.timing = timing;
    this.outcomes = outcomes;
    this.groups = new GroupRemoval(resources, types);
  }

  /** Resumes the operations that were running when the emulator stopped. */
  void resume() {
    operations.running().forEach(this::schedule);
  }

  /**
   * Starts an operation that takes effect after its typical time. A fault may let it fail or keep
   * it running.
   *
   * @param document the resource after the operation, null for a deletion or an action
   */
  Started start(
      ArmRequest request,
      ResourceId id,
      Verb verb,
      Polling polling,
      @Nullable ObjectNode document) {
    Operation operation =
        new Operation(
            UUID.randomUUID().toString(),
            id,
            verb,
            polling.style(),
            timers.now(),
            timers.now().plus(timing.pace().scale(polling.typical())),
            null,
            null,
            null,
            document);
    OperationOutcome outcome = outcomes.of(request);
    if (outcome instanceof OperationOutcome.Failing failing) {
      Operation failed = operation.failing(failing.code(), failing.message());
      operations.save(failed);
      schedule(failed);
      return new Started(failed, failing.fault());
    }
    operations.save(operation);
    if (outcome instanceof OperationOutcome.Stuck stuck) {
      stuck.release().accept(() -> timers.at(timers.now(), () -> complete(operation)));
      return new Started(operation, stuck.fault());
    }
    schedule(operation);
    return new Started(operation, null);
  }

  private void schedule(Operation operation) {
    timers.at(operation.dueTime(), () -> complete(operation));
  }

  private void complete(Operation operation) {
    if (!stillRuns(operation)) {
      return;
    }
    String code = operation.errorCode();
    if (code != null) {
      String message = operation.errorMessage();
      fail(operation, code, message == null ? code : message);
      return;
    }
    try {
      boolean effective =
          switch (operation.verb()) {
            case CREATE, UPDATE -> change(operation);
            case DELETE -> delete(operation);
            case ACTION -> true;
          };
      if (!effective) {
        return;
      }
    } catch (ArmException e) {
      fail(operation, e.code(), e.getMessage() == null ? e.code() : e.getMessage());
      return;
    } catch (Throwable e) {
      LOG.atError()
          .addKeyValue("resource", operation.resource())
          .setCause(e)
          .log("An operation failed because of an error in the emulator");
      fail(operation, "InternalServerError", "The emulator failed. See its log.");
      return;
    }
    operations.save(operation.succeeded(timers.now()));
    if (operation.document() != null) {
      resources.stored(operation.resource()).ifPresent(types.of(operation.resource())::completed);
    }
  }

  private boolean stillRuns(Operation operation) {
    return operations.find(operation.id()).filter(Operation::running).isPresent();
  }

  /** Returns true if the change took effect, false if the resource was deleted in the meantime. */
  private boolean change(Operation operation) {
    ObjectNode document = operation.document();
    if (document == null) {
      throw new IllegalStateException("operation " + operation.id() + " carries no document");
    }
    ResourceType type = types.of(operation.resource());
    Resource resource = new Resource(operation.resource(), document);
    if (operation.verb() == Verb.CREATE) {
      type.created(resource);
    } else {
      type.updated(resource);
    }
    type.markIdle(resource.body());
    synchronized (resources) {
      if (stillRuns(operation)) {
        resources.setCreationFailed(resource.id(), false);
        resources.put(resource);
        visibility.created(resource.id());
        return true;
      }
    }
    type.deleted(resource);
    return false;
  }

  private boolean delete(Operation operation) {
    Optional<Resource> found = resources.stored(operation.resource());
    if (found.isPresent() && operation.resource().isGroup()) {
      groups.remove(found.get(), operation.id());
    } else {
      found.ifPresent(resource -> resources.removeWithChildren(resource, operation.id()));
    }
    return true;
  }

  private void fail(Operation operation, String code, String message) {
    ResourceType type = types.of(operation.resource());
    boolean shownByState = operation.style() == PollingStyle.PROVISIONING_STATE;
    synchronized (resources) {
      if (!stillRuns(operation)) {
        return;
      }
      if (operation.verb() == Verb.CREATE && !shownByState) {
        resources.forget(operation.resource());
      } else if (operation.verb() != Verb.ACTION) {
        resources.modify(
            operation.resource(),
            resource -> {
              type.markIdle(resource.body());
              if (shownByState) {
                type.markFailed(resource.body(), code, message);
              }
            });
        if (operation.verb() == Verb.CREATE) {
          resources.setCreationFailed(operation.resource(), true);
        }
      }
      operations.save(operation.failed(timers.now(), code, message));
    }
    ObjectNode document = operation.document();
    if (document != null) {
      type.failed(new Resource(operation.resource(), document), operation.verb());
    }
  }

  /**
   * An operation that has started.
   *
   * @param fault name of the fault that affects it, null for none
   */
  record Started(Operation operation, @Nullable String fault) {

    /** Returns the answer, marked with the fault if there is one. */
    ArmResponse mark(ArmResponse answer) {
      return fault == null ? answer : answer.withFault(InjectedFault.answered(fault));
    }
  }
}
