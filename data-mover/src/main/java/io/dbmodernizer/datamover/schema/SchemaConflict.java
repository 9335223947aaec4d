package io.dbmodernizer.datamover.schema;

import java.util.List;

/**
 * An object that cannot be created as the source has it, because the target holds another of that
 * name or cannot express it.
 *
 * @param objectName the object, for people
 * @param kind its kind
 * @param differences what differs or cannot be expressed, one sentence each, not empty
 */
public record SchemaConflict(String objectName, ObjectKind kind, List<String> differences) {

  public SchemaConflict {
    differences = List.copyOf(differences);
  }
}
