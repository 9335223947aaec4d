package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Optional;

/** The checks that Azure makes before it asks a provider: do the group and the parent exist. */
final class FrontDoor {

  private final ResourceTree resources;
  private final OperationStore operations;
  private final Visibility visibility;

  FrontDoor(ResourceTree resources, OperationStore operations, Visibility visibility) {
    this.resources = resources;
    this.operations = operations;
    this.visibility = visibility;
  }

  /** Returns a resource that callers can see. */
  Optional<Resource> find(ResourceId id) {
    return visibility.hides(id) ? Optional.empty() : resources.find(id);
  }

  /**
   * Refuses a resource whose resource group or parent does not exist.
   *
   * @throws ArmException 404
   */
  void requireParents(ResourceId id) {
    requireGroup(id);
    ResourceId parent = id.parent();
    if (parent != null && find(parent).isEmpty()) {
      throw ArmException.notFound(
          "ParentResourceNotFound",
          "Can not perform requested operation on nested resource. Parent resource '%s' not found."
              .formatted(parent.name()));
    }
  }

  /**
   * Refuses a resource whose resource group does not exist.
   *
   * @throws ArmException 404
   */
  void requireGroup(ResourceId id) {
    if (belongsToGroup(id) && find(id.groupId()).isEmpty()) {
      throw groupNotFound(id.groupId());
    }
  }

  /**
   * Refuses a change in a resource group that is being deleted.
   *
   * @throws ArmException 409
   */
  void requireGroupStays(ResourceId id) {
    if (!belongsToGroup(id)) {
      return;
    }
    ResourceId group = id.groupId();
    if (operations.runningOn(group).filter(o -> o.verb() == Verb.DELETE).isPresent()) {
      throw ArmException.conflict(
          "ResourceGroupBeingDeleted",
          "The resource group '%s' is in deprovisioning state and cannot perform this operation."
              .formatted(group.name()));
    }
  }

  /** Returns the refusal of a resource that does not exist, naming what is missing first. */
  ArmException notFound(ResourceType type, ResourceId id) {
    requireParents(id);
    if (id.isGroup()) {
      return groupNotFound(id);
    }
    return id.group().isEmpty()
        ? ArmException.notFound(
            "ResourceNotFound",
            "The Resource '%s/%s' was not found.".formatted(type.name(), id.name()))
        : ArmException.notFound(
            "ResourceNotFound",
            "The Resource '%s/%s' under resource group '%s' was not found."
                .formatted(type.name(), id.name(), id.group()));
  }

  private static boolean belongsToGroup(ResourceId id) {
    return !id.isGroup() && !id.group().isEmpty();
  }

  private static ArmException groupNotFound(ResourceId group) {
    return ArmException.notFound(
        "ResourceGroupNotFound", "Resource group '" + group.name() + "' could not be found.");
  }
}
