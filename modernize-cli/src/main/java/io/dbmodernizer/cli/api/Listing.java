package io.dbmodernizer.cli.api;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The first items of a list.
 *
 * @param items the items, as the REST interface sends them
 * @param total number of all items that meet the conditions
 */
public record Listing(List<JsonNode> items, int total) {
  /** Copies the items. */
  public Listing {
    items = List.copyOf(items);
  }
}
