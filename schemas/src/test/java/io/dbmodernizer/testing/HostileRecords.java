package io.dbmodernizer.testing;

import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Records that a careless or hostile program might publish, made from the schemas: every type of
 * event, with every field absent, empty and extreme, under another key, and on every other topic.
 */
public final class HostileRecords {
  private static final String LONG = "\u0000\ud800'\";<>é".repeat(1_000);
  private static final int MANY = 100;

  private HostileRecords() {}

  /**
   * A record and what is wrong with it.
   *
   * @param topic where it is published
   * @param key its key
   * @param event its value
   * @param fault what is wrong, for messages
   */
  public record Hostile(
      Topic topic, @Nullable String key, @Nullable SpecificRecord event, String fault) {}

  /** Returns all records, about one migration. */
  public static List<Hostile> about(String migrationId) {
    List<Hostile> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.add(new Hostile(topic, migrationId, null, "no value"));
      for (Class<? extends SpecificRecordBase> type : topic.recordTypes()) {
        Template template = new Template(topic, migrationId);
        SpecificRecord event = template.of(SpecificData.get().getSchema(type));
        all.add(new Hostile(topic, migrationId, event, "nothing"));
        keys(migrationId)
            .forEach(key -> all.add(new Hostile(topic, key, event, "key '" + key + "'")));
        all.addAll(empties(topic, type));
        all.addAll(spoiled(topic, migrationId, event));
        for (Topic other : Topic.values()) {
          if (!other.recordTypes().contains(type)) {
            all.add(new Hostile(other, migrationId, event, "a topic that its writer does not own"));
          }
        }
      }
    }
    return all;
  }

  private static Stream<@Nullable String> keys(String migrationId) {
    return Stream.of(
        null, "", " ", "another-migration", migrationId + "\u0000", "k".repeat(70_000));
  }

  /** Adds the type with all defaults, under keys that its empty metadata might match. */
  private static List<Hostile> empties(Topic topic, Class<? extends SpecificRecordBase> type) {
    Schema schema = SpecificData.get().getSchema(type);
    SpecificRecord event = defaults(schema);
    return List.of(
        new Hostile(topic, "", event, "all defaults under an empty key"),
        new Hostile(topic, "all-defaults", event, "all defaults"));
  }

  private static List<Hostile> spoiled(Topic topic, String migrationId, SpecificRecord event) {
    List<Hostile> all = new ArrayList<>();
    for (Slot slot : Slot.in(event, List.of(), "")) {
      for (Object value : values(slot.field())) {
        SpecificRecord copy = SpecificData.get().deepCopy(event.getSchema(), event);
        slot.set(copy, value == Slot.NULL ? null : value);
        String shown = String.valueOf(value);
        all.add(
            new Hostile(
                topic,
                migrationId,
                copy,
                slot.name() + " = " + shown.substring(0, Math.min(40, shown.length()))));
      }
    }
    return all;
  }

  /** Returns the default, which is the value of an absent field, and empty and extreme values. */
  private static List<Object> values(Schema.Field field) {
    List<Object> values = new ArrayList<>();
    Object absent =
        SpecificData.get().deepCopy(field.schema(), SpecificData.get().getDefaultValue(field));
    values.add(absent == null ? Slot.NULL : absent);
    values.addAll(extremes(field.schema()));
    return values;
  }

  private static List<Object> extremes(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> List.of("", " ", "../..", "%s%n{}", LONG);
      case INT -> List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? List.of(
                  Instant.ofEpochMilli(Long.MIN_VALUE),
                  Instant.EPOCH,
                  Instant.ofEpochMilli(Long.MAX_VALUE))
              : List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE);
      case DOUBLE -> List.of(0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE);
      case BOOLEAN -> List.of(false, true);
      case ENUM ->
          schema.getEnumSymbols().stream()
              .map(symbol -> SpecificData.get().createEnum(symbol, schema))
              .toList();
      case ARRAY ->
          List.of(
              new ArrayList<>(),
              new ArrayList<>(Collections.nCopies(MANY, element(schema.getElementType()))));
      case MAP -> List.of(Map.of(), Map.of("", LONG, "k".repeat(5_000), ""));
      case UNION -> {
        Schema present = present(schema);
        yield present.getType() == Schema.Type.RECORD
            ? List.of(defaults(present))
            : extremes(present);
      }
      case RECORD -> List.of(defaults(schema));
      default -> throw new IllegalArgumentException("no extremes of " + schema.getType());
    };
  }

  private static Object element(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> defaults(schema);
      case INT -> Integer.MIN_VALUE;
      default -> "";
    };
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static SpecificRecord defaults(Schema schema) {
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(
          field.pos(),
          SpecificData.get().deepCopy(field.schema(), SpecificData.get().getDefaultValue(field)));
    }
    return record;
  }

  /** One field somewhere in an event. */
  private record Slot(List<Integer> path, Schema.Field field, String name) {
    static final Object NULL = new Object();

    static List<Slot> in(SpecificRecord record, List<Integer> path, String prefix) {
      List<Slot> slots = new ArrayList<>();
      for (Schema.Field field : record.getSchema().getFields()) {
        String name = prefix + field.name();
        slots.add(new Slot(path, field, name));
        Object value = record.get(field.pos());
        Object inner = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        if (inner instanceof SpecificRecord nested) {
          List<Integer> deeper = new ArrayList<>(path);
          deeper.add(field.pos());
          slots.addAll(in(nested, deeper, name + "."));
        }
      }
      return slots;
    }

    void set(SpecificRecord event, @Nullable Object value) {
      SpecificRecord holder = event;
      for (int position : path) {
        Object value0 = holder.get(position);
        holder = (SpecificRecord) (value0 instanceof List<?> list ? list.get(0) : value0);
      }
      holder.put(field.pos(), value);
    }
  }

  /** Returns a plausible event from its schema. */
  private record Template(Topic topic, String migrationId) {
    SpecificRecord of(Schema schema) {
      SpecificRecord record = defaults(schema);
      for (Schema.Field field : schema.getFields()) {
        record.put(field.pos(), value(field.name(), field.schema()));
      }
      return record;
    }

    private Object value(String name, Schema schema) {
      return switch (schema.getType()) {
        case STRING ->
            switch (name) {
              case "migrationId" -> migrationId;
              case "stage" -> topic.writer();
              case "procedure" -> "";
              default -> "/" + name;
            };
        case INT -> 1;
        case LONG ->
            schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                ? Instant.parse("2026-11-22T10:00:00Z")
                : (Object) 1L;
        case DOUBLE -> 1.0;
        case BOOLEAN -> true;
        case ENUM ->
            SpecificData.get()
                .createEnum(
                    schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1), schema);
        case ARRAY -> new ArrayList<>(List.of(value(name, schema.getElementType())));
        case MAP -> Map.of("key", "value");
        case UNION -> value(name, present(schema));
        case RECORD -> of(schema);
        default -> throw new IllegalArgumentException("no value of " + schema.getType());
      };
    }
  }
}
