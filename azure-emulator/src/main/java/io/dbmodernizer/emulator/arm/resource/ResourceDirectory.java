package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The resources of all providers, as one provider sees them. */
public interface ResourceDirectory {

  /**
   * Returns a stored or an implicit resource, for example a default policy. Empty if none exists.
   */
  Optional<Resource> find(ResourceId id);

  /** Returns true if callers can see a resource. Eventual consistency may hide a new one. */
  default boolean visible(ResourceId id) {
    return find(id).isPresent();
  }

  /** Returns true while an operation runs on a resource. */
  boolean busy(ResourceId id);

  /** Returns the stored resources below an id, at any depth. */
  List<Resource> within(ResourceId ancestor);

  /**
   * Returns the stored resources of a type in all subscriptions.
   *
   * @param type name of the type in lower case
   */
  List<Resource> ofType(String type);

  /**
   * Returns the ids of the resources of a type that exist or are being created, in all
   * subscriptions.
   *
   * @param type name of the type in lower case
   */
  List<ResourceId> takenIds(String type);

  /** Changes a stored resource in place. Returns false if it does not exist. */
  boolean modify(ResourceId id, Consumer<Resource> change);

  /**
   * Starts the long-running operation of an action and returns the answer to it. The operation ends
   * after its typical duration.
   *
   * @param request request of the action
   * @param resource resource on which the operation runs
   * @param polling way in which the caller follows it
   */
  ArmResponse accept(ArmRequest request, Resource resource, Polling polling);
}
