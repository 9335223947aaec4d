package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Operation;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.time.Timers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resources and their parents. All changes of resources hold the monitor of this object. Slow
 * effects of a change, such as the creation of a database, run without it.
 */
final class ResourceTree {

  private final ResourceStore store;
  private final ResourceTypes types;
  private final OperationStore operations;
  private final Visibility visibility;
  private final Timers timers;
  private final MVMap<String, String> failedCreations;
  private final List<Consumer<ResourceId>> removalListeners = new CopyOnWriteArrayList<>();

  ResourceTree(
      ResourceStore store,
      ResourceTypes types,
      OperationStore operations,
      Visibility visibility,
      Timers timers) {
    this.store = store;
    this.types = types;
    this.operations = operations;
    this.visibility = visibility;
    this.timers = timers;
    this.failedCreations = store.map("failed-creations");
  }

  /** Adds a listener that is called after each removal of a resource. */
  void onRemoval(Consumer<ResourceId> listener) {
    removalListeners.add(listener);
  }

  /** Returns a stored resource. An implicit resource, which nobody has created, is not found. */
  Optional<Resource> stored(ResourceId id) {
    return store.find(id);
  }

  /** See {@link ResourceDirectory#find}. */
  Optional<Resource> find(ResourceId id) {
    ResourceType type = types.find(id.type());
    ResourceId parent = id.parent();
    Optional<Resource> stored = store.find(id);
    if (stored.isPresent()) {
      boolean orphan =
          type != null
              && type.declaration().outlivesParent()
              && parent != null
              && find(parent).isEmpty();
      return orphan ? Optional.empty() : stored;
    }
    if (type == null
        || !id.name().equalsIgnoreCase(type.declaration().implicitName())
        || (parent != null && find(parent).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(identified(type, id, type.implicitDocument(id)));
  }

  List<Resource> within(ResourceId ancestor) {
    return store.within(ancestor);
  }

  List<Resource> all() {
    return store.all();
  }

  List<Resource> ofType(String type) {
    return store.ofType(type);
  }

  /** Returns the ids of a type that exist or are being created. */
  List<ResourceId> takenIds(String type) {
    return Stream.concat(
            store.ofType(type).stream().map(Resource::id),
            operations.running().stream().map(Operation::resource))
        .filter(id -> id.type().equals(type))
        .toList();
  }

  /** Returns the resources of a type that have the same parent as {@code sample}. */
  List<Resource> siblings(ResourceType type, ResourceId sample) {
    Optional<String> parent = parentKey(sample);
    return store.ofType(type.key()).stream()
        .filter(each -> parentKey(each.id()).equals(parent))
        .filter(each -> each.id().subscription().equalsIgnoreCase(sample.subscription()))
        .toList();
  }

  private static Optional<String> parentKey(ResourceId id) {
    return Optional.ofNullable(id.parent()).map(ResourceId::key);
  }

  synchronized void put(Resource resource) {
    store.put(resource);
  }

  /** Changes a resource in place. Returns false if it no longer exists. */
  synchronized boolean modify(ResourceId id, Consumer<Resource> change) {
    Optional<Resource> found = store.find(id);
    found.ifPresent(
        resource -> {
          change.accept(resource);
          store.put(resource);
        });
    return found.isPresent();
  }

  /** Marks a resource whose creation failed. The next PUT creates it instead of updating it. */
  synchronized void setCreationFailed(ResourceId id, boolean failed) {
    if (failed) {
      failedCreations.put(id.key(), "");
    } else {
      failedCreations.remove(id.key());
    }
    store.commit();
  }

  /** Returns true if the creation of a resource failed. */
  boolean creationFailed(ResourceId id) {
    return failedCreations.containsKey(id.key());
  }

  /** Removes a resource from the store and calls the listeners. The type is not told. */
  synchronized void forget(ResourceId id) {
    store.remove(id);
    failedCreations.remove(id.key());
    visibility.removed(id);
    removalListeners.forEach(listener -> listener.accept(id));
  }

  /**
   * Removes a resource with its children and extension resources, and preempts the operations that
   * run on them.
   *
   * @param cause id of the operation that removes them, which is not preempted; empty for none
   */
  void removeWithChildren(Resource resource, String cause) {
    List<Resource> leaving = new ArrayList<>();
    synchronized (this) {
      store.within(resource.id()).stream()
          .filter(child -> leavesWith(resource, types.of(child.id())))
          .forEach(leaving::add);
      leaving.sort(Comparator.comparingInt(child -> -child.id().value().length()));
      leaving.add(resource);
      leaving.forEach(each -> forget(each.id()));
      operations.running().stream()
          .filter(each -> !each.id().equals(cause))
          .filter(
              each ->
                  each.resource().sameAs(resource.id()) || each.resource().isWithin(resource.id()))
          .forEach(this::preempt);
    }
    leaving.forEach(each -> types.of(each.id()).deleted(each));
  }

  private static boolean leavesWith(Resource resource, ResourceType child) {
    return resource.id().isGroup() || !child.declaration().outlivesParent();
  }

  private void preempt(Operation operation) {
    operations.save(
        operation.verb() == Verb.DELETE
            ? operation.succeeded(timers.now())
            : operation.failed(
                timers.now(),
                "OperationPreempted",
                "The operation was preempted: '%s' has been deleted."
                    .formatted(operation.resource())));
    visibility.removed(operation.resource());
  }

  /** Returns a resource: the document with id, name and type in front. */
  static Resource identified(ResourceType type, ResourceId id, ObjectNode document) {
    ObjectNode body = Json.object();
    body.put("id", id.value()).put("name", id.name()).put("type", type.name());
    body.setAll(document);
    return new Resource(id, body);
  }
}
