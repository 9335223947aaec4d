package io.dbmodernizer.runtime.secret;

import io.dbmodernizer.request.SecretRef;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The removal of what is no reference from the fields for references to secrets. A foreign producer
 * may have put the secret itself there, and neither state nor an answer may hold a secret.
 */
public final class PlainSecrets {
  private PlainSecrets() {}

  /**
   * Empties such fields.
   *
   * @param record any record of the contract; changed in place, with the records in it
   */
  public static void blank(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof SpecificRecord nested) {
        blank(nested);
      } else if (field.schema().getObjectProp("secretRef") != null) {
        record.put(field.pos(), blanked(value));
      } else if (value instanceof Collection<?> several) {
        several.stream()
            .filter(SpecificRecord.class::isInstance)
            .forEach(each -> blank((SpecificRecord) each));
      }
    }
  }

  private static @Nullable Object blanked(@Nullable Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().map(PlainSecrets::blanked).collect(Collectors.toList());
    }
    return value == null || SecretRef.isReference(value.toString()) ? value : "";
  }
}
