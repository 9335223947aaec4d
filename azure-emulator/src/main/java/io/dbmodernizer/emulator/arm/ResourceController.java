package io.dbmodernizer.emulator.arm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The behaviour that all resource types share: PUT, PATCH, GET, HEAD, DELETE and list, the checks
 * of Azure's front door before a provider is asked, and long-running operations. All changes of
 * resources happen under one lock; the effects of operations (creating a database) happen outside.
 */
public final class ResourceController implements ResourceDirectory {

  private final ResourceStore store;
  private final OperationStore operations;
  private final Timers timers;
  private final OperationAnswers answers;
  private final FrontDoor frontDoor;
  private final Map<String, ResourceType> types = new HashMap<>();
  private final Object lock = new Object();

  /**
   * Creates a controller without types.
   *
   * @param store what is remembered
   * @param timers when operations end
   * @param timing how long operations take
   */
  public ResourceController(ResourceStore store, Timers timers, Timing timing) {
    this.store = store;
    this.operations = new OperationStore(store);
    this.timers = timers;
    this.answers = new OperationAnswers(operations, timers, timing);
    this.frontDoor = new FrontDoor(this, operations);
  }

  /** Adds resource types. */
  public void add(List<ResourceType> more) {
    more.forEach(type -> types.put(type.key(), type));
  }

  /** Goes on with the operations that ran when the emulator was stopped. */
  public void resume() {
    operations.running().forEach(this::schedule);
  }

  // ---- requests -----------------------------------------------------------------------------

  ArmResponse put(ResourceType type, ArmRequest request) {
    return change(type, request, false);
  }

  ArmResponse patch(ResourceType type, ArmRequest request) {
    return change(type, request, true);
  }

  ArmResponse get(ResourceType type, ArmRequest request) {
    ResourceId id = id(type, request);
    Resource resource = find(id).orElseThrow(() -> frontDoor.notFound(type, id));
    return ArmResponse.of(200, type.view(resource, request));
  }

  ArmResponse head(ResourceType type, ArmRequest request) {
    return ArmResponse.empty(find(id(type, request)).isPresent() ? 204 : 404);
  }

  ArmResponse list(ResourceType type, ArmRequest request) {
    String collection = type.pattern().parent().fill(request.parameters());
    ResourceId some = new ResourceId(collection + "/-");
    frontDoor.requireParents(some);
    List<Resource> found = new ArrayList<>(childrenOf(type, some));
    String implicit = type.implicitName();
    if (implicit != null && found.isEmpty()) {
      found.addAll(find(new ResourceId(collection + "/" + implicit)).stream().toList());
    }
    return ArmResponse.list(found.stream().map(each -> type.view(each, request)).toList());
  }

  ArmResponse listBySubscription(ResourceType type, ArmRequest request) {
    String subscription = request.parameter("subscription");
    return ArmResponse.list(
        ofType(type.key()).stream()
            .filter(each -> each.id().subscription().equalsIgnoreCase(subscription))
            .map(each -> type.view(each, request))
            .toList());
  }

  ArmResponse delete(ResourceType type, ArmRequest request) {
    synchronized (lock) {
      ResourceId id = id(type, request);
      frontDoor.requireGroup(id);
      frontDoor.requireGroupStays(id);
      Optional<Resource> found = store.find(id);
      Optional<Operation> running = operations.runningOn(id);
      if (running.isPresent()) {
        if (running.get().verb() == Verb.DELETE && found.isPresent()) {
          return answers.repeat(type, request, found.get(), running.get());
        }
        throw type.conflict(id, running.get().verb());
      }
      if (found.isEmpty()) {
        if (id.parent() == null) {
          throw frontDoor.notFound(type, id);
        }
        return ArmResponse.empty(204);
      }
      Resource resource = found.get();
      type.checkDelete(resource, request);
      Polling polling = type.deletion(request.apiVersion());
      if (polling.style() == PollingStyle.NONE) {
        removeWithChildren(resource);
        return ArmResponse.empty(200);
      }
      Operation operation = answers.start(resource.id(), Verb.DELETE, polling, null);
      type.markRunning(resource.body(), Verb.DELETE);
      store.put(resource);
      schedule(operation);
      return answers.accepted(type, request, resource, polling, operation);
    }
  }

  ArmResponse operationStatus(ArmRequest request) {
    return answers.status(request);
  }

  ArmResponse operationResult(ArmRequest request) {
    return answers.result(
        request,
        id ->
            find(id)
                .map(resource -> typeOf(id).view(resource, request))
                .orElseGet(() -> Json.object()));
  }

  // ---- directory ----------------------------------------------------------------------------

  @Override
  public Optional<Resource> find(ResourceId id) {
    ResourceType type = types.get(id.type());
    ResourceId parent = id.parent();
    Optional<Resource> stored = store.find(id);
    if (stored.isPresent()) {
      boolean orphan =
          type != null && type.outlivesParent() && parent != null && find(parent).isEmpty();
      return orphan ? Optional.empty() : stored;
    }
    if (type == null
        || parent == null
        || !id.name().equalsIgnoreCase(type.implicitName())
        || find(parent).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(identified(type, id, type.implicitDocument(id)));
  }

  @Override
  public boolean busy(ResourceId id) {
    return operations.runningOn(id).isPresent();
  }

  @Override
  public List<Resource> within(ResourceId ancestor) {
    return store.within(ancestor);
  }

  @Override
  public List<Resource> ofType(String type) {
    return store.ofType(type);
  }

  @Override
  public List<ResourceId> takenIds(String type) {
    return Stream.concat(
            store.ofType(type).stream().map(Resource::id),
            operations.running().stream().map(Operation::resource))
        .filter(id -> id.type().equals(type))
        .toList();
  }

  @Override
  public boolean modify(ResourceId id, Consumer<Resource> change) {
    synchronized (lock) {
      Optional<Resource> found = store.find(id);
      found.ifPresent(
          resource -> {
            change.accept(resource);
            store.put(resource);
          });
      return found.isPresent();
    }
  }

  @Override
  public ArmResponse accept(ArmRequest request, Resource resource, Polling polling) {
    synchronized (lock) {
      Operation operation = answers.start(resource.id(), Verb.ACTION, polling, null);
      schedule(operation);
      return answers.accepted(typeOf(resource.id()), request, resource, polling, operation);
    }
  }

  // ---- changes ------------------------------------------------------------------------------

  private ArmResponse change(ResourceType type, ArmRequest request, boolean patch) {
    ResourceChange early;
    synchronized (lock) {
      early = inspect(type, request, patch);
    }
    type.verify(early);
    synchronized (lock) {
      ResourceChange change = inspect(type, request, patch);
      Resource desired = identified(type, change.id(), type.build(change));
      Resource existing = store.find(change.id()).orElse(null);
      boolean creates = change.existing() == null;
      Polling polling =
          creates ? type.creation(request.apiVersion()) : type.update(request.apiVersion());
      if (polling.style() == PollingStyle.NONE) {
        type.markSettled(desired.body());
        store.put(desired);
        return ArmResponse.of(creates ? type.createdStatus() : 200, type.view(desired, request));
      }
      Verb verb = creates ? Verb.CREATE : Verb.UPDATE;
      Operation operation = answers.start(desired.id(), verb, polling, desired.body().deepCopy());
      Resource shown = existing == null ? desired : existing;
      type.markRunning(shown.body(), verb);
      if (existing != null || (creates && type.visibleWhileCreated())) {
        store.put(shown);
      }
      schedule(operation);
      return answers.accepted(type, request, shown, polling, operation);
    }
  }

  private ResourceChange inspect(ResourceType type, ArmRequest request, boolean patch) {
    ResourceId asked = id(type, request);
    frontDoor.requireParents(asked);
    frontDoor.requireGroupStays(asked);
    type.names().check(asked.name());
    operations
        .runningOn(asked)
        .ifPresent(
            running -> {
              throw type.conflict(asked, running.verb());
            });
    Resource existing = find(asked).orElse(null);
    ObjectNode body = request.requiredBody();
    if (patch) {
      if (existing == null) {
        throw frontDoor.notFound(type, asked);
      }
      ObjectNode merged = existing.body().deepCopy();
      Json.merge(merged, body);
      body = merged;
    }
    return new ResourceChange(request, existing == null ? asked : existing.id(), body, existing);
  }

  private void schedule(Operation operation) {
    timers.at(operation.dueTime(), () -> complete(operation));
  }

  private void complete(Operation operation) {
    ResourceType type = typeOf(operation.resource());
    try {
      switch (operation.verb()) {
        case CREATE, UPDATE -> completeChange(type, operation);
        case DELETE -> store.find(operation.resource()).ifPresent(this::removeWithChildren);
        case ACTION -> {}
      }
    } catch (ArmException e) {
      fail(type, operation, e);
      return;
    }
    operations.save(operation.succeeded(timers.now()));
    if (operation.document() != null) {
      store.find(operation.resource()).ifPresent(type::settled);
    }
  }

  private void completeChange(ResourceType type, Operation operation) {
    ObjectNode document = operation.document();
    if (document == null) {
      throw new IllegalStateException("operation " + operation.id() + " carries no document");
    }
    Resource resource = new Resource(operation.resource(), document);
    if (operation.verb() == Verb.CREATE) {
      type.created(resource);
    } else {
      type.updated(resource);
    }
    type.markSettled(resource.body());
    synchronized (lock) {
      store.put(resource);
    }
  }

  private void fail(ResourceType type, Operation operation, ArmException refusal) {
    synchronized (lock) {
      if (operation.verb() == Verb.CREATE) {
        store.remove(operation.resource());
      } else {
        modify(operation.resource(), resource -> type.markSettled(resource.body()));
      }
      String message = refusal.getMessage();
      operations.save(
          operation.failed(
              timers.now(), refusal.code(), message == null ? refusal.code() : message));
    }
  }

  private void removeWithChildren(Resource resource) {
    List<Resource> leaving = new ArrayList<>();
    synchronized (lock) {
      store.within(resource.id()).stream()
          .filter(child -> !typeOf(child.id()).outlivesParent())
          .forEach(leaving::add);
      leaving.sort(Comparator.comparingInt(child -> -child.id().value().length()));
      leaving.add(resource);
      leaving.forEach(each -> store.remove(each.id()));
    }
    leaving.forEach(each -> typeOf(each.id()).deleted(each));
  }

  private List<Resource> childrenOf(ResourceType type, ResourceId sample) {
    Optional<String> parent = parentKey(sample);
    return store.ofType(type.key()).stream()
        .filter(each -> parentKey(each.id()).equals(parent))
        .filter(each -> each.id().subscription().equalsIgnoreCase(sample.subscription()))
        .toList();
  }

  private static Optional<String> parentKey(ResourceId id) {
    return Optional.ofNullable(id.parent()).map(ResourceId::key);
  }

  private ResourceType typeOf(ResourceId id) {
    ResourceType type = types.get(id.type());
    if (type == null) {
      throw new IllegalStateException("no provider has the type " + id.type());
    }
    return type;
  }

  private static ResourceId id(ResourceType type, ArmRequest request) {
    return new ResourceId(type.pattern().fill(request.parameters()));
  }

  private static Resource identified(ResourceType type, ResourceId id, ObjectNode document) {
    ObjectNode body = Json.object();
    body.put("id", id.value()).put("name", id.name()).put("type", type.name());
    body.setAll(document);
    return new Resource(id, body);
  }
}
