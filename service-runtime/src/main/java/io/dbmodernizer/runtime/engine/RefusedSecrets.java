package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SecretRef;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The removal of invalid secret references from a refused request. A foreign producer may have put
 * the secret itself there, and state must not hold a secret.
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
      } else if (field.schema().getObjectProp("secretRef") != null) {
        record.put(field.pos(), blanked(value));
      }
    }
  }

  private static @Nullable Object blanked(@Nullable Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().map(RefusedSecrets::blanked).collect(Collectors.toList());
    }
    return value == null || SecretRef.isReference(value.toString()) ? value : "";
  }
}
