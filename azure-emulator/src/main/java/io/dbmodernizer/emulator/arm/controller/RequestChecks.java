package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.operation.OperationStore;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Optional;

/**
 * The checks that Azure Resource Manager makes before it calls a provider: the resource group and
 * the parent resource exist, and the group is not being deleted.
 */
final class RequestChecks {

  private final ResourceTree resources;
  private final OperationStore operations;
  private final Visibility visibility;

  RequestChecks(ResourceTree resources, OperationStore operations, Visibility visibility) {
    this.resources = resources;
    this.operations = operations;
    this.visibility = visibility;
  }

  /** Returns a resource that callers can see. */
  Optional<Resource> find(ResourceId id) {
    return visibility.hides(id) ? Optional.empty() : resources.find(id);
  }

  /**
   * Requires that the resource group and the parent of a resource exist.
   *
   * @throws ArmException 404 ResourceGroupNotFound or ParentResourceNotFound
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
   * Requires that the resource group of a resource exists.
   *
   * @throws ArmException 404 ResourceGroupNotFound
   */
  void requireGroup(ResourceId id) {
    if (belongsToGroup(id) && find(id.groupId()).isEmpty()) {
      throw groupNotFound(id.groupId());
    }
  }

  /**
   * Requires that the resource group of a resource is not being deleted.
   *
   * @throws ArmException 409 ResourceGroupBeingDeleted
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

  /**
   * Returns the 404 for a resource that does not exist.
   *
   * @throws ArmException 404 for the group or the parent if that is missing, too
   */
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
