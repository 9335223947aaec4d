package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as people write it: JSON or YAML with the field names of the contract. A missing field
 * has the default of the contract. The id is the top-level field {@code migrationId}; a missing id
 * is replaced by a random one. A field that does not exist or has the wrong type is a violation
 * with its path.
 */
public final class RequestDocument {

  private static final String METADATA = "metadata";
  private static final String MIGRATION_ID = "migrationId";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RequestDocument() {}

  /**
   * Reads a document from a file.
   *
   * @param file a file in UTF-8, or in UTF-16 with a byte-order mark
   * @return the request, always with a migrationId; not yet checked against {@link RequestRules}
   * @throws IOException if the file cannot be read or has another encoding
   * @throws InvalidRequestException if the document is neither or does not match the contract
   */
  public static MigrationRequested read(Path file) throws IOException {
    return parse(DocumentText.read(file));
  }

  /**
   * Reads a document.
   *
   * @param document the text, JSON or YAML 1.2
   * @return the request, always with a migrationId; not yet checked against {@link RequestRules}
   * @throws InvalidRequestException if the document is neither or does not match the contract
   */
  public static MigrationRequested parse(String document) {
    return of(DocumentTree.of(document));
  }

  /** Reads a tree, which is changed. */
  static MigrationRequested of(JsonNode root) {
    Violations violations = new Violations();
    if (root instanceof ObjectNode object) {
      // Editors find the schema of the document by it.
      object.remove("$schema");
      moveMigrationId(object, violations);
    }
    MigrationRequested request =
        (MigrationRequested)
            new RecordReader(violations).read(root, MigrationRequested.getClassSchema());
    if (!violations.toList().isEmpty()) {
      throw new InvalidRequestException(violations.toList());
    }
    if (request.getMetadata().getMigrationId().isEmpty()) {
      request.getMetadata().setMigrationId(UUID.randomUUID().toString());
    }
    return request;
  }

  /**
   * Writes a request without the fields that have the default of the contract.
   *
   * @param request any request
   * @return indented JSON that {@link #parse} reads as the same request
   */
  public static String writeShort(MigrationRequested request) {
    ObjectNode root = JSON.createObjectNode();
    root.put(MIGRATION_ID, request.getMetadata().getMigrationId());
    RecordWriter.writeChanged(request, root);
    root.remove(METADATA);
    return JSON.writeValueAsString(root);
  }

  /**
   * Writes a request as a document that {@link #parse} reads. The migrationId is the only metadata
   * in it; the rest is set when the request is published.
   *
   * @param request any request
   * @return indented JSON
   */
  public static String write(MigrationRequested request) {
    ObjectNode root = JSON.createObjectNode();
    root.put(MIGRATION_ID, request.getMetadata().getMigrationId());
    RecordWriter.write(request, root);
    root.remove(METADATA);
    return JSON.writeValueAsString(root);
  }

  private static void moveMigrationId(ObjectNode root, Violations violations) {
    JsonNode migrationId = root.remove(MIGRATION_ID);
    if (migrationId == null) {
      return;
    }
    JsonNode metadata = root.get(METADATA);
    if (metadata == null) {
      root.putObject(METADATA).set(MIGRATION_ID, migrationId);
    } else if (metadata instanceof ObjectNode object && !object.has(MIGRATION_ID)) {
      object.set(MIGRATION_ID, migrationId);
    } else {
      violations.add(MIGRATION_ID, "is given here and in metadata", "one of the two");
    }
  }
}
