package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The deletion of a resource group, as in Azure. It deletes every resource that can be deleted. If
 * one cannot be deleted, that resource and the group stay.
 */
final class GroupRemoval {

  private final ResourceTree resources;
  private final ResourceTypes types;

  GroupRemoval(ResourceTree resources, ResourceTypes types) {
    this.resources = resources;
    this.types = types;
  }

  /**
   * Deletes a group and its resources.
   *
   * @param cause id of the operation that deletes the group; it is not preempted
   * @throws ArmException 409 ResourceGroupDeletionBlocked if a resource cannot be deleted
   */
  void remove(Resource group, String cause) {
    Map<Resource, ArmException> refusals = refusals(group);
    int before = Integer.MAX_VALUE;
    // A resource may be blocked by another one of the group. Try again while the number falls.
    while (!refusals.isEmpty() && refusals.size() < before) {
      before = refusals.size();
      removeAllBut(refusals, group, cause);
      refusals = refusals(group);
    }
    if (!refusals.isEmpty()) {
      throw blocked(group, refusals);
    }
    resources.removeWithChildren(group, cause);
  }

  private Map<Resource, ArmException> refusals(Resource group) {
    Map<Resource, ArmException> refusals = new LinkedHashMap<>();
    synchronized (resources) {
      resources.within(group.id()).stream()
          .filter(each -> leavesWith(group, each))
          .forEach(each -> refusal(each).ifPresent(why -> refusals.put(each, why)));
    }
    return refusals;
  }

  /**
   * Returns true for a direct child of the group. Other resources are deleted with their parent.
   */
  private static boolean leavesWith(Resource group, Resource resource) {
    ResourceId parent = resource.id().parent();
    return parent != null && parent.sameAs(group.id());
  }

  private Optional<ArmException> refusal(Resource resource) {
    ArmRequest request =
        new ArmRequest("DELETE", resource.id().value(), Map.of(), Map.of(), null, "");
    try {
      types.of(resource.id()).checkDelete(resource, request);
      return Optional.empty();
    } catch (ArmException e) {
      return Optional.of(e);
    }
  }

  private void removeAllBut(Map<Resource, ArmException> refusals, Resource group, String cause) {
    resources.within(group.id()).stream()
        .filter(each -> leavesWith(group, each))
        .filter(each -> refusals.keySet().stream().noneMatch(kept -> kept.id().sameAs(each.id())))
        .forEach(each -> resources.removeWithChildren(each, cause));
  }

  private static ArmException blocked(Resource group, Map<Resource, ArmException> refusals) {
    return ArmException.conflict(
        "ResourceGroupDeletionBlocked",
        "Deletion of resource group '%s' did not succeed as resources with identifiers '%s' could not be deleted. The provisioning state of the resource group will be rolled back. Details: %s"
            .formatted(
                group.id().name(),
                refusals.keySet().stream()
                    .map(each -> each.id().value())
                    .collect(Collectors.joining(", ")),
                refusals.values().stream()
                    .map(each -> each.code() + ": " + each.getMessage())
                    .distinct()
                    .collect(Collectors.joining(" "))));
  }
}
