package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of an operation's body. */
public final class BodySchema {

  private final ApiTypes types;
  private final Shape shape;

  BodySchema(ApiTypes types, Shape shape) {
    this.types = types;
    this.shape = shape;
  }

  /**
   * Returns a copy of a body with names and listed values in Azure's spelling and without read-only
   * properties.
   */
  public ObjectNode cleaned(ObjectNode body) {
    JsonNode cleaned = new BodyCleaner(types).clean(shape, body);
    return cleaned instanceof ObjectNode object ? object : body;
  }

  /**
   * Returns a sentence about each unknown property and each value outside of a fixed list. Returns
   * an empty list for a valid body.
   */
  public List<String> problems(ObjectNode body) {
    return new BodyProblems(types).in(shape, body);
  }

  /**
   * Adds the written properties that a document lacks, and compares the others.
   *
   * @param document the document of the resource; changed in place
   * @param written the body of the request
   * @param builtByType JSON pointers of properties that are neither added nor compared
   * @return JSON pointers of the scalars that differ; empty if none does
   */
  public List<String> complete(ObjectNode document, ObjectNode written, Set<String> builtByType) {
    WrittenValues values = new WrittenValues(types, builtByType);
    values.complete(shape, document, written, "");
    return values.different();
  }

  /**
   * Adds the documented defaults of properties that a document lacks. Lists are not changed.
   *
   * @param document the document of the resource; changed in place
   * @param builtByType JSON pointers of properties that are not added
   */
  public void addDefaults(ObjectNode document, Set<String> builtByType) {
    new WrittenValues(types, builtByType).addDefaults(shape, document, "");
  }
}
