package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tree of a document in JSON or YAML 1.2. A document that begins with a brace is JSON. Each
 * field is given once. No message quotes the document, because it may contain a password.
 */
final class DocumentTree {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final LoadSettings YAML =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          // Each alias of a collection doubles the tree of a small document.
          .setMaxAliasesForCollections(0)
          .build();

  private DocumentTree() {}

  /**
   * Returns the tree of a document.
   *
   * @throws InvalidRequestException if the document is neither; the message has the place
   */
  static JsonNode of(String text) {
    String document = DocumentText.withoutMark(text);
    return document.stripLeading().startsWith("{") ? json(document) : yaml(document);
  }

  private static JsonNode json(String document) {
    try {
      return JSON.readTree(document);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw invalid(
          place == null ? "document" : place(place.getLineNr(), place.getColumnNr()),
          "is not valid JSON here",
          "one JSON object, each field once");
    }
  }

  private static JsonNode yaml(String document) {
    try {
      return JSON.valueToTree(new Load(YAML).loadFromString(document));
    } catch (MarkedYamlEngineException e) {
      throw invalid(
          Optional.ofNullable(e.getProblemMark())
              .flatMap(mark -> mark)
              .map(mark -> place(mark.getLine() + 1, mark.getColumn() + 1))
              .orElse("document"),
          "is not valid YAML here",
          "one YAML mapping, each field once, with spaces for indentation; or one JSON object");
    } catch (YamlEngineException | JacksonException | StackOverflowError e) {
      // The reader of YAML has no limit of its own for the depth of a document.
      throw invalid(
          "document",
          "is not valid YAML",
          "one YAML mapping with names as keys and without aliases of collections; or one JSON"
              + " object");
    }
  }

  private static String place(int line, int column) {
    return "line " + line + ", column " + column;
  }

  private static InvalidRequestException invalid(String place, String message, String accepted) {
    return new InvalidRequestException(List.of(new FieldViolation(place, message, accepted)));
  }
}
