package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.OperationOutcomes;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The behaviour that all resource types share. It assembles {@link ResourceReads}, {@link
 * ResourceChanges} with {@link RequestChecks}, and long-running operations with {@link
 * OperationRunner} and {@link OperationAnswers}.
 */
public final class ResourceController implements ResourceDirectory {

  private final ResourceTypes types = new ResourceTypes();
  private final OperationStore operations;
  private final Visibility visibility;
  private final ResourceTree resources;
  private final OperationRunner runner;
  private final OperationAnswers answers;
  private final ResourceRoutes routes;

  /**
   * Creates a controller without types.
   *
   * @param store resources and operations
   * @param timers runs operations when they are due
   * @param timing duration of operations and polling interval
   * @param visibleAfter time after its creation in which callers do not see a resource; zero for
   *     none
   * @param outcomes decides the outcome of each operation
   */
  public ResourceController(
      ResourceStore store,
      Timers timers,
      Timing timing,
      Duration visibleAfter,
      OperationOutcomes outcomes) {
    this.visibility = new Visibility(timers, visibleAfter);
    this.operations = new OperationStore(store);
    this.resources = new ResourceTree(store, types, operations, visibility, timers);
    this.runner =
        new OperationRunner(resources, types, operations, visibility, timers, timing, outcomes);
    this.answers = new OperationAnswers(operations, timing);
    RequestChecks checks = new RequestChecks(resources, operations, visibility);
    this.routes =
        new ResourceRoutes(
            new ResourceReads(resources, checks, visibility, answers),
            new ResourceChanges(resources, operations, runner, answers, checks, visibility));
  }

  /** Adds a listener that is called after each removal of a resource. */
  public void onRemoval(Consumer<ResourceId> listener) {
    resources.onRemoval(listener);
  }

  /** Adds resource types. */
  public void add(List<ResourceType> more) {
    types.add(more);
  }

  /** Returns all resource types. */
  public Collection<ResourceType> types() {
    return types.all();
  }

  /** Returns a type by its name in lower case, null if no provider has it. */
  public @Nullable ResourceType type(String key) {
    return types.find(key);
  }

  /** Resumes the operations that were running when the emulator stopped. */
  public void resume() {
    runner.resume();
  }

  /** Returns the routes of the operations that a resource type declares. */
  public List<Route> routes(ResourceType type) {
    return routes.of(type);
  }

  /** Answers the URL of {@code Azure-AsyncOperation}: the status of an operation. */
  public ArmResponse operationStatus(ArmRequest request) {
    return answers.status(request);
  }

  /** Answers the URL of {@code Location}: 202 while an operation runs, then its result. */
  public ArmResponse operationResult(ArmRequest request) {
    return answers.result(
        request,
        id ->
            find(id)
                .map(resource -> types.of(id).view(resource, request))
                .orElseGet(() -> Json.object()));
  }

  @Override
  public Optional<Resource> find(ResourceId id) {
    return resources.find(id);
  }

  @Override
  public boolean visible(ResourceId id) {
    return !visibility.hides(id) && resources.find(id).isPresent();
  }

  /** Returns the JSON documents of all existing resources by id. */
  public SortedMap<String, String> documents() {
    return resources.all().stream()
        .filter(resource -> resources.find(resource.id()).isPresent())
        .collect(
            Collectors.toMap(
                resource -> resource.id().value(),
                resource -> Json.write(resource.body()),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Returns the ids of all existing resources, sorted. */
  public SortedSet<String> existing() {
    return resources.all().stream()
        .map(Resource::id)
        .filter(id -> resources.find(id).isPresent())
        .map(ResourceId::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public boolean busy(ResourceId id) {
    return operations.runningOn(id).isPresent();
  }

  @Override
  public List<Resource> within(ResourceId ancestor) {
    return resources.within(ancestor);
  }

  @Override
  public List<Resource> ofType(String type) {
    return resources.ofType(type);
  }

  @Override
  public List<ResourceId> takenIds(String type) {
    return resources.takenIds(type);
  }

  @Override
  public boolean modify(ResourceId id, Consumer<Resource> change) {
    return resources.modify(id, change);
  }

  @Override
  public ArmResponse accept(ArmRequest request, Resource resource, Polling polling) {
    synchronized (resources) {
      OperationRunner.Started started =
          runner.start(request, resource.id(), Verb.ACTION, polling, null);
      return started.mark(
          answers.accepted(
              types.of(resource.id()), request, resource, polling, started.operation()));
    }
  }
}
