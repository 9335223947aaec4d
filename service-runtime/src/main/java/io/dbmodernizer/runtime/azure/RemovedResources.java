package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a removal took away and what it left, told from the stage's state. */
public final class RemovedResources {
  /** What the output is called that says why a resource is kept: this, followed by its id. */
  public static final String KEPT = "kept:";

  private RemovedResources() {}

  /** What the stage created of one type, newest first. */
  static List<AzureResource> createdBy(StageState state, String type) {
    return reversed(
        state.getResources().stream()
            .filter(r -> r.getCreated() && r.getType().equalsIgnoreCase(type))
            .toList());
  }

  /** What was removed: created by this migration and not kept. */
  public static List<AzureResource> removed(StageState state) {
    return state.getResources().stream()
        .filter(r -> r.getCreated() && !state.getOutputs().containsKey(KEPT + r.getId()))
        .toList();
  }

  /** What was left: found by this migration, or created by it and since used by others. */
  public static List<AzureResource> kept(StageState state) {
    return state.getResources().stream()
        .filter(r -> !r.getCreated() || state.getOutputs().containsKey(KEPT + r.getId()))
        .toList();
  }

  private static List<AzureResource> reversed(List<AzureResource> resources) {
    List<AzureResource> reversed = new ArrayList<>(resources);
    Collections.reverse(reversed);
    return reversed;
  }
}
