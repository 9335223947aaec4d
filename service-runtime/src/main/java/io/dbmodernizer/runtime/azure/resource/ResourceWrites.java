package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.runtime.step.StepContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The writes of a step so far, by resource. They are stored between its runs and kept when a
 * command begins the step anew, because a created resource still belongs to this migration.
 *
 * @param byName by the resource's name in lower case; one that is only intended so far is in it
 *     with nothing written
 */
public record ResourceWrites(Map<String, Write> byName) {
  private static final ResourceWrites NONE = new ResourceWrites(Map.of());

  /**
   * What was written of one resource.
   *
   * @param created whether it was missing when it was written
   * @param changedInRound the last round of the stage in which an existing one was written; -1 for
   *     none
   */
  public record Write(boolean created, int changedInRound) {
    static final Write NOTHING = new Write(false, -1);

    Write creating() {
      return new Write(true, changedInRound);
    }

    Write changing(int round) {
      return new Write(created, round);
    }
  }

  /** Copies the map. */
  public ResourceWrites {
    byName = Map.copyOf(byName);
  }

  /**
   * What the step of a context has stored. The text that former releases stored is taken for
   * nothing: tags and stored intentions say as well what was created, and a write more changes
   * nothing.
   */
  static ResourceWrites of(StepContext context) {
    return context.checkpoint(ResourceWrites.class).orElse(NONE);
  }

  /** What was written of a resource. */
  Write of(String name) {
    return byName.getOrDefault(key(name), Write.NOTHING);
  }

  /**
   * Returns whether the resource was missing when this step wrote it, as far as the step knows:
   * what an intention was stored for and exists now was written by a run whose result is lost.
   */
  boolean wasMissing(String name) {
    Write write = of(name);
    return write.created() || (byName.containsKey(key(name)) && write.changedInRound() < 0);
  }

  /** Returns the same with the intention to create a resource. */
  ResourceWrites intending(String name) {
    return with(name, of(name));
  }

  /** Returns the same with a write of one resource. */
  ResourceWrites with(String name, Write write) {
    Map<String, Write> more = new HashMap<>(byName);
    more.put(key(name), write);
    return new ResourceWrites(more);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
