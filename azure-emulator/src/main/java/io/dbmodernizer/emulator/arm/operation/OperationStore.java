package io.dbmodernizer.emulator.arm.operation;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;

/** Remembers operations, so that a caller can go on polling after the emulator was restarted. */
public final class OperationStore {

  private final ResourceStore store;
  private final MVMap<String, String> operations;
  private final Map<String, Operation> running = new ConcurrentHashMap<>();

  /** Reads the operations that a store remembers. */
  public OperationStore(ResourceStore store) {
    this.store = store;
    this.operations = store.map("operations");
    operations.values().stream()
        .map(text -> Operation.fromJson(Json.parseObject(text)))
        .filter(Operation::running)
        .forEach(operation -> running.put(operation.resource().key(), operation));
  }

  /** Adds an operation or replaces what is known of it. */
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

  /** Returns an operation, ended ones too. */
  public Optional<Operation> find(String id) {
    return Optional.ofNullable(operations.get(id))
        .map(text -> Operation.fromJson(Json.parseObject(text)));
  }

  /** Returns the operation that runs on a resource. */
  public Optional<Operation> runningOn(ResourceId resource) {
    return Optional.ofNullable(running.get(resource.key()));
  }

  /** Returns all operations that run. */
  public List<Operation> running() {
    return List.copyOf(running.values());
  }
}
