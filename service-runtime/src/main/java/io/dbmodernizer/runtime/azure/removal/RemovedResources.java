package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a removal took away and what it left, derived from the stage's state. */
public final class RemovedResources {

  private RemovedResources() {}

  /**
   * What the removal of a type has to look at, newest first: what the stage created and, of a type
   * that the last one removes, what it found.
   */
  static List<AzureResource> concerned(StageState state, RemovableType type) {
    List<AzureResource> concerned =
        new ArrayList<>(
            state.getResources().stream()
                .filter(r -> r.getCreated() || type.lastOneRemoves())
                .filter(r -> r.getType().equalsIgnoreCase(type.type().name()))
                .toList());
    Collections.reverse(concerned);
    return concerned;
  }

  /**
   * A resource stays.
   *
   * @param why one line for people
   */
  public static ResourceRemoval kept(String resourceId, String why) {
    return new ResourceRemoval(resourceId, RemovalDecision.KEPT, why);
  }

  /** This migration removes a resource. */
  static ResourceRemoval removed(AzureResource resource) {
    return new ResourceRemoval(resource.getId(), RemovalDecision.REMOVED, "");
  }

  /** A resource does not exist; one that this migration has created was removed by it. */
  static ResourceRemoval gone(AzureResource resource) {
    return resource.getCreated()
        ? removed(resource)
        : new ResourceRemoval(resource.getId(), RemovalDecision.MISSING, "");
  }

  /** What was decided about a resource. */
  static RemovalDecision decision(List<ResourceRemoval> removals, AzureResource resource) {
    return removals.stream()
        .filter(removal -> removal.getResourceId().equals(resource.getId()))
        .map(ResourceRemoval::getDecision)
        .findFirst()
        .orElse(RemovalDecision.UNSPECIFIED);
  }

  /** What was removed: created by this migration and not kept, or left to it by its creator. */
  public static List<AzureResource> removed(StageState state) {
    return state.getResources().stream()
        .filter(
            resource -> {
              RemovalDecision decision = decision(state.getRemovals(), resource);
              return resource.getCreated()
                  ? decision != RemovalDecision.KEPT
                  : decision == RemovalDecision.REMOVED;
            })
        .toList();
  }

  /**
   * What was left: found by this migration, or created by it and since used by others. What has
   * gone with something else, or was gone before, is not left.
   */
  public static List<AzureResource> kept(StageState state) {
    List<String> gone = removed(state).stream().map(r -> ResourceId.key(r.getId()) + "/").toList();
    return state.getResources().stream()
        .filter(
            resource -> {
              RemovalDecision decision = decision(state.getRemovals(), resource);
              return decision == RemovalDecision.KEPT
                  || (decision == RemovalDecision.UNSPECIFIED && !resource.getCreated());
            })
        .filter(r -> gone.stream().noneMatch(ResourceId.key(r.getId())::startsWith))
        .toList();
  }
}
