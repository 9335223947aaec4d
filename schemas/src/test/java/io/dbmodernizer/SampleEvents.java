package io.dbmodernizer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Events in which no field has its default, including nested records and collections. */
public final class SampleEvents {

  private SampleEvents() {}

  /** Returns an event of the type with a value in every field. */
  public static SpecificRecord filled(Class<? extends SpecificRecordBase> type) {
    return (SpecificRecord) value(SpecificData.get().getSchema(type), "sample");
  }

  private static Object value(Schema schema, String name) {
    return switch (schema.getType()) {
      case RECORD -> {
        SpecificData classes = SpecificData.get();
        SpecificRecordBase target =
            (SpecificRecordBase) SpecificData.newInstance(classes.getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
          target.put(field.pos(), value(field.schema(), field.name()));
        }
        yield target;
      }
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield SpecificData.get().createEnum(symbols.get(symbols.size() - 1), schema);
      }
      case ARRAY -> List.of(value(schema.getElementType(), name));
      case MAP -> Map.of("key-" + name, value(schema.getValueType(), name));
      case UNION -> value(schema.getTypes().get(1), name);
      case STRING -> "värde-" + name;
      case INT -> 7;
      case LONG -> schema.getLogicalType() == null ? (Object) 7_000_000_000L : instant();
      case DOUBLE -> 7.5;
      case BOOLEAN -> true;
      default -> throw new IllegalStateException("no sample for " + schema);
    };
  }

  private static Object instant() {
    return Instant.parse("2026-02-03T04:05:06.789Z");
  }
}
