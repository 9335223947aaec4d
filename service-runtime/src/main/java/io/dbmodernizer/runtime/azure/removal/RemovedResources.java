package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The resources that a removal has removed and kept, derived from the stage's state. */
public final class RemovedResources {

  private RemovedResources() {}

  /**
   * Returns the resources that the removal of a type looks at, newest first: those that the stage
   * created, and also those that it found if the last user removes the type.
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
   * Returns the decision that a resource stays.
   *
   * @param why one line for people
   */
  public static ResourceRemoval kept(String resourceId, String why) {
    return new ResourceRemoval(resourceId, RemovalDecision.KEPT, why);
  }

  /** Returns the decision that this migration removes a resource. */
  static ResourceRemoval removed(AzureResource resource) {
    return new ResourceRemoval(resource.getId(), RemovalDecision.REMOVED, "");
  }

  /**
   * Returns the decision on a resource that does not exist: removed if this migration created it.
   */
  static ResourceRemoval gone(AzureResource resource) {
    return resource.getCreated()
        ? removed(resource)
        : new ResourceRemoval(resource.getId(), RemovalDecision.MISSING, "");
  }

  /** Returns the decision on a resource. */
  static RemovalDecision decision(List<ResourceRemoval> removals, AzureResource resource) {
    return removals.stream()
        .filter(removal -> removal.getResourceId().equals(resource.getId()))
        .map(ResourceRemoval::getDecision)
        .findFirst()
        .orElse(RemovalDecision.UNSPECIFIED);
  }

  /**
   * Returns the removed resources: those that this migration created and did not keep, and those
   * that their creator released.
   */
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
   * Returns the kept resources: those that this migration found, and those that it created and
   * others use. A resource that went with its parent, or did not exist any more, is not kept.
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
