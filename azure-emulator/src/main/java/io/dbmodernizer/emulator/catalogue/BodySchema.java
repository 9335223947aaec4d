package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the body of an operation is. */
public final class BodySchema {

  private final ProviderApi api;
  private final Shape shape;

  BodySchema(ProviderApi api, Shape shape) {
    this.api = api;
    this.shape = shape;
  }

  /**
   * Returns a body as Azure takes it: names and listed values in its spelling, without the
   * properties that it alone sets.
   */
  public ObjectNode cleaned(ObjectNode body) {
    JsonNode cleaned = new BodyCleaner(api).clean(shape, body);
    return cleaned instanceof ObjectNode object ? object : body;
  }

  /** Returns, in words, each property that Azure does not have and each value that it refuses. */
  public List<String> problems(ObjectNode body) {
    return new BodyProblems(api).in(shape, body);
  }

  /**
   * Puts into a resource what was written and is missing in it, and returns what it has otherwise
   * than it was written.
   *
   * @param document the resource, which is completed
   * @param written what a caller wrote
   * @param judged JSON pointers of the properties about which the resource says the last word
   * @return JSON pointers of the scalars that differ
   */
  public List<String> complete(ObjectNode document, ObjectNode written, Set<String> judged) {
    WrittenValues values = new WrittenValues(api, judged);
    values.complete(shape, document, written, "");
    return values.different();
  }

  /**
   * Gives the documented values to the properties that a resource lacks and that have one, in its
   * objects and in none of its lists.
   *
   * @param document the resource, which is completed
   * @param judged as in {@link #complete}
   */
  public void addDefaults(ObjectNode document, Set<String> judged) {
    new WrittenValues(api, judged).addDefaults(shape, document, "");
  }
}
