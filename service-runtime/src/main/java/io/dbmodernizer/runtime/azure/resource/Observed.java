package io.dbmodernizer.runtime.azure.resource;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ResourceTags;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resource as Azure reports it.
 *
 * @param body the answer, as the client library or as JSON
 * @param id its resource id as Azure writes it
 * @param tags its tags; empty for a type without tags
 * @param <R> type of the answer
 */
public record Observed<R>(R body, String id, Map<String, String> tags) {

  /** Copies the tags. */
  public Observed {
    tags = Map.copyOf(tags);
  }

  /** Returns a resource of a type without tags. */
  public static <R> Observed<R> untagged(R body, String id) {
    return new Observed<>(body, id, Map.of());
  }

  /**
   * Returns a resource that carries tags.
   *
   * @param tags null if it has none
   */
  public static <R> Observed<R> tagged(R body, String id, @Nullable Map<String, String> tags) {
    return new Observed<>(body, id, tags == null ? Map.of() : tags);
  }

  /** Returns a resource as JSON, with the tags that it shows. */
  public static Observed<JsonNode> json(JsonNode body, String id) {
    return new Observed<>(body, id, tagsOf(body));
  }

  /** Returns the tags of a resource as JSON. */
  public static Map<String, String> tagsOf(JsonNode body) {
    Map<String, String> tags = new TreeMap<>();
    body.path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return tags;
  }

  /** Returns whether its tags say that the migration of a request created it. */
  public boolean isMarkedBy(MigrationRequested request) {
    return ResourceTags.markedBy(request, tags);
  }

  /** Returns whether its tags say that some migration created it. */
  public boolean isMarked() {
    return ResourceTags.marked(tags);
  }
}
