package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a removal took away and what it left, told from the stage's state. */
public final class RemovedResources {
  /** What the output is called that says why a resource is kept: this, followed by its id. */
  public static final String KEPT = "kept:";

  /** What the output is called that says that a resource is gone: this, followed by its id. */
  private static final String GONE = "gone:";

  /** It was removed by this migration. */
  private static final String TAKEN = "removed";

  /** It was gone before. */
  private static final String MISSING = "missing";

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
                .filter(r -> r.getType().equalsIgnoreCase(type.name()))
                .toList());
    Collections.reverse(concerned);
    return concerned;
  }

  /** Output that a resource stays. An empty one takes that back. */
  static Map<String, String> kept(AzureResource resource, String why) {
    return Map.of(KEPT + resource.getId(), why, GONE + resource.getId(), "");
  }

  /** Output that this migration removes a resource. */
  static Map<String, String> taken(AzureResource resource) {
    return Map.of(KEPT + resource.getId(), "", GONE + resource.getId(), TAKEN);
  }

  /** Output that a resource does not exist; one that this migration has just removed is its own. */
  static Map<String, String> gone(AzureResource resource) {
    return resource.getCreated() ? taken(resource) : Map.of(GONE + resource.getId(), MISSING);
  }

  static boolean isKept(Map<String, String> outputs, AzureResource resource) {
    return !outputs.getOrDefault(KEPT + resource.getId(), "").isEmpty();
  }

  /** What was removed: created by this migration and not kept, or left to it by its creator. */
  public static List<AzureResource> removed(StageState state) {
    Map<String, String> outputs = state.getOutputs();
    return state.getResources().stream()
        .filter(
            r -> r.getCreated() ? !isKept(outputs, r) : TAKEN.equals(outputs.get(GONE + r.getId())))
        .toList();
  }

  /**
   * What was left: found by this migration, or created by it and since used by others. What has
   * gone with something else, or was gone before, is not left.
   */
  public static List<AzureResource> kept(StageState state) {
    Map<String, String> outputs = state.getOutputs();
    List<String> gone = removed(state).stream().map(r -> ResourceId.key(r.getId()) + "/").toList();
    return state.getResources().stream()
        .filter(r -> !r.getCreated() || isKept(outputs, r))
        .filter(r -> outputs.getOrDefault(GONE + r.getId(), "").isEmpty())
        .filter(r -> gone.stream().noneMatch(ResourceId.key(r.getId())::startsWith))
        .toList();
  }
}
