package io.dbmodernizer.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A writer of generated records as JSON, with the fields in the order of the schema. */
final class RecordWriter {

  private RecordWriter() {}

  static void write(IndexedRecord record, ObjectNode target) {
    for (Schema.Field field : record.getSchema().getFields()) {
      put(target, field.name(), record.get(field.pos()));
    }
  }

  /** Writes the fields that differ from their defaults. */
  static void writeChanged(IndexedRecord record, ObjectNode target) {
    IndexedRecord defaults = RecordReader.defaults(record.getSchema());
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof IndexedRecord nested) {
        ObjectNode node = target.objectNode();
        writeChanged(nested, node);
        if (!node.isEmpty()) {
          target.set(field.name(), node);
        }
      } else if (!Objects.equals(value, defaults.get(field.pos()))) {
        put(target, field.name(), value);
      }
    }
  }

  private static void put(ObjectNode target, String name, @Nullable Object value) {
    if (value instanceof IndexedRecord record) {
      write(record, target.putObject(name));
    } else if (value instanceof List<?> list) {
      ArrayNode array = target.putArray(name);
      list.forEach(element -> add(array, element));
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = target.putObject(name);
      map.forEach((key, each) -> put(object, String.valueOf(key), each));
    } else if (value instanceof Integer number) {
      target.put(name, number);
    } else if (value instanceof Long number) {
      target.put(name, number);
    } else if (value instanceof Double number) {
      target.put(name, number);
    } else if (value instanceof Boolean flag) {
      target.put(name, flag);
    } else if (value != null) {
      target.put(name, value.toString());
    }
  }

  private static void add(ArrayNode array, Object element) {
    if (element instanceof IndexedRecord record) {
      write(record, array.addObject());
    } else {
      array.add(element.toString());
    }
  }
}
