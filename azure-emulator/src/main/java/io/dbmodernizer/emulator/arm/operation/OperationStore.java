package io.dbmodernizer.emulator.arm.operation;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;

/**
 * The stored long-running operations. A caller can go on polling after a restart of the emulator.
 * At most one operation runs on a resource.
 */
public final class OperationStore {

  private final ResourceStore store;
  private final MVMap<String, String> operations;
  private final Map<String, Operation> running = new ConcurrentHashMap<>();

  /** Reads the operations of a store. */
  public OperationStore(ResourceStore store) {
    this.store = store;
    this.operations = store.map("operations");
    operations.values().stream()
        .map(text -> Operation.fromJson(Json.parseObject(text)))
        .filter(Operation::running)
        .forEach(operation -> running.put(operation.resource().key(), operation));
  }

  /** Adds an operation or replaces the one with the same id. */
  public void save(Operation operation) {
    if (operation.running()) {
      running.put(operation.resource().key(), operation);
    } else {
      running.computeIfPresent(
          operation.resource().key(),
          (key, current) -> current.id().equals(operation.id()) ? null : current);
    }
    operations.put(operation.id(), Json.write(operation.toJson()));
    store.commit();
  }

  /** Returns a running or ended operation, empty if the id is unknown. */
  public Optional<Operation> find(String id) {
    return Optional.ofNullable(operations.get(id))
        .map(text -> Operation.fromJson(Json.parseObject(text)));
  }

  /** Returns the operation that runs on a resource, empty if there is none. */
  public Optional<Operation> runningOn(ResourceId resource) {
    return Optional.ofNullable(running.get(resource.key()));
  }

  /** Returns all running operations. */
  public List<Operation> running() {
    return List.copyOf(running.values());
  }
}
