package io.dbmodernizer.datamover.schema;

import java.util.List;

/**
 * An object that cannot be created as the source has it: the target holds another one of the same
 * name, or cannot express it.
 *
 * @param objectName the object, for people
 * @param kind the kind of object
 * @param differences the differences, or the parts that cannot be expressed, one sentence each; not
 *     empty
 */
public record SchemaConflict(String objectName, ObjectKind kind, List<String> differences) {

  public SchemaConflict {
    differences = List.copyOf(differences);
  }
}
