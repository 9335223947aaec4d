package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A type of resource that a teardown removes.
 *
 * @param name type, for example {@code Microsoft.Sql/servers}
 * @param label what people call it
 * @param apiVersion of GET and DELETE
 * @param query further query of the DELETE by the resource as it is, {@code ?force=true}; empty for
 *     none
 * @param tagged whether the resource carries tags; one that does not carry this migration's is kept
 * @param guard says what must stay although this migration created it
 */
public record RemovableType(
    String name,
    String label,
    String apiVersion,
    Function<JsonNode, String> query,
    boolean tagged,
    Guard guard) {

  /** Says what must stay although this migration created it: others may have come to use it. */
  @FunctionalInterface
  public interface Guard {
    /** Keeps nothing. */
    Guard NONE = (context, resource, live) -> Optional.empty();

    /**
     * @param live the resource as Azure reports it
     * @return why it must stay, or empty if it may go
     */
    Optional<String> reasonToKeep(StepContext context, AzureResource resource, JsonNode live);
  }

  /** A type that carries tags. */
  public static RemovableType tagged(String name, String label, String apiVersion) {
    return new RemovableType(name, label, apiVersion, live -> "", true, Guard.NONE);
  }

  /** A type that carries no tags. */
  public static RemovableType untagged(String name, String label, String apiVersion) {
    return new RemovableType(name, label, apiVersion, live -> "", false, Guard.NONE);
  }

  /** The same with a guard. */
  public RemovableType guardedBy(Guard newGuard) {
    return new RemovableType(name, label, apiVersion, query, tagged, newGuard);
  }

  /** The same with a further query of the DELETE. */
  public RemovableType withQuery(String newQuery) {
    return withQuery(live -> newQuery);
  }

  /** The same with a further query of the DELETE that depends on how the resource stands. */
  public RemovableType withQuery(Function<JsonNode, String> newQuery) {
    return new RemovableType(name, label, apiVersion, newQuery, tagged, guard);
  }
}
