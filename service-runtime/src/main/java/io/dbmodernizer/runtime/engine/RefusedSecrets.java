package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SecretRef;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Blanks what stands in a request where a reference to a secret should: a foreign producer may have
 * put the secret itself there, and state must not hold it.
 */
final class RefusedSecrets {
  private RefusedSecrets() {}

  static void blank(MigrationRequested request) {
    blankIn(request);
  }

  private static void blankIn(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof SpecificRecord nested) {
        blankIn(nested);
      } else if (field.schema().getObjectProp("secretRef") != null
          && value != null
          && !SecretRef.isReference(value.toString())) {
        record.put(field.pos(), "");
      }
    }
  }
}
