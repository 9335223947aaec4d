package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a provider may ask about resources, its own and others'. */
public interface ResourceDirectory {

  /** Returns a resource, or the one that exists without having been created (a default policy). */
  Optional<Resource> find(ResourceId id);

  /** Returns whether callers can see a resource: in Azure they cannot always at once. */
  default boolean visible(ResourceId id) {
    return find(id).isPresent();
  }

  /** Returns whether an operation runs on a resource. */
  boolean busy(ResourceId id);

  /** Returns the resources below an id, at any depth. */
  List<Resource> within(ResourceId ancestor);

  /** Returns all resources of a type, of all subscriptions. */
  List<Resource> ofType(String type);

  /** Returns the ids of a type that exist or are being created, of all subscriptions. */
  List<ResourceId> takenIds(String type);

  /** Changes a resource in place if it still exists; returns whether it did. */
  boolean modify(ResourceId id, Consumer<Resource> change);

  /**
   * Starts an operation that belongs to an action and answers it. Ends after its typical time.
   *
   * @param request what was asked
   * @param resource what the action is about
   * @param polling how the caller follows it
   */
  ArmResponse accept(ArmRequest request, Resource resource, Polling polling);
}
