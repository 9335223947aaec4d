package io.dbmodernizer.emulator.arm;

/** The checks that Azure makes before it asks a provider: do the group and the parent exist. */
final class FrontDoor {

  private final ResourceDirectory directory;
  private final OperationStore operations;

  FrontDoor(ResourceDirectory directory, OperationStore operations) {
    this.directory = directory;
    this.operations = operations;
  }

  /**
   * Refuses a resource whose resource group or parent does not exist.
   *
   * @throws ArmException 404
   */
  void requireParents(ResourceId id) {
    requireGroup(id);
    ResourceId parent = id.parent();
    if (parent != null && directory.find(parent).isEmpty()) {
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
    if (id.parent() != null && directory.find(id.groupId()).isEmpty()) {
      throw groupNotFound(id.groupId());
    }
  }

  /**
   * Refuses a change in a resource group that is being deleted.
   *
   * @throws ArmException 409
   */
  void requireGroupStays(ResourceId id) {
    ResourceId group = id.groupId();
    if (id.parent() != null
        && operations.runningOn(group).filter(o -> o.verb() == Verb.DELETE).isPresent()) {
      throw ArmException.conflict(
          "ResourceGroupBeingDeleted",
          "The resource group '%s' is in deprovisioning state and cannot perform this operation."
              .formatted(group.name()));
    }
  }

  /** Returns the refusal of a resource that does not exist, naming what is missing first. */
  ArmException notFound(ResourceType type, ResourceId id) {
    requireParents(id);
    return id.parent() == null
        ? groupNotFound(id)
        : ArmException.notFound(
            "ResourceNotFound",
            "The Resource '%s/%s' under resource group '%s' was not found."
                .formatted(type.name(), id.name(), id.group()));
  }

  private static ArmException groupNotFound(ResourceId group) {
    return ArmException.notFound(
        "ResourceGroupNotFound", "Resource group '" + group.name() + "' could not be found.");
  }
}
