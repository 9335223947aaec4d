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
 * Deletes a resource group as Azure does: what lets itself be deleted goes, and the group goes if
 * nothing is left. What refuses stays, and the group with it.
 */
final class GroupRemoval {

  private final ResourceTree resources;
  private final ResourceTypes types;

  GroupRemoval(ResourceTree resources, ResourceTypes types) {
    this.resources = resources;
    this.types = types;
  }

  /**
   * Deletes a group and what is in it.
   *
   * @param cause the operation that does so; it goes on
   * @throws ArmException 409 if something refused to be deleted
   */
  void remove(Resource group, String cause) {
    Map<Resource, ArmException> refusals = refusals(group);
    int before = Integer.MAX_VALUE;
    // What refuses because of something else in the group no longer does once that has gone.
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

  /** Returns whether the group's deletion has to delete a resource by itself. */
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
