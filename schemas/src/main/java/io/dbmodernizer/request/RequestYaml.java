package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as a YAML document with the descriptions of the contract as comments. {@link
 * RequestDocument#parse} reads it as the same request. Scalars are written as in JSON, which is
 * part of YAML 1.2.
 */
public final class RequestYaml {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final StringBuilder text = new StringBuilder();
  private final boolean full;

  private RequestYaml(boolean full) {
    this.full = full;
  }

  /** Returns a document of all fields, with comments. */
  public static String full(MigrationRequested request) {
    return new RequestYaml(true).document(request);
  }

  /** Returns a document of the fields that differ from their defaults, without comments. */
  public static String changed(MigrationRequested request) {
    return new RequestYaml(false).document(request);
  }

  private String document(MigrationRequested request) {
    if (full) {
      comment("Id of the migration; a random one if it is left out.", "");
    }
    text.append("migrationId: ").append(scalar(request.getMetadata().getMigrationId()));
    text.append('\n');
    record(request, "", true);
    return text.toString();
  }

  private void record(IndexedRecord record, String indent, boolean root) {
    IndexedRecord defaults = RecordReader.defaults(record.getSchema());
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      boolean isDefault = Objects.equals(value, defaults.get(field.pos()));
      if (root && field.name().equals("metadata") || !full && isDefault) {
        continue;
      }
      if (full) {
        comment(Objects.requireNonNullElse(field.doc(), ""), indent);
      }
      text.append(indent).append(field.name()).append(':');
      value(value, indent);
    }
  }

  private void value(@Nullable Object value, String indent) {
    if (value instanceof IndexedRecord nested) {
      text.append('\n');
      record(nested, indent + INDENT, false);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      text.append('\n');
      list.forEach(element -> element(element, indent + INDENT));
    } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n');
      map.forEach(
          (key, each) ->
              text.append(indent)
                  .append(INDENT)
                  .append(scalar(key))
                  .append(": ")
                  .append(scalar(each))
                  .append('\n'));
    } else {
      text.append(' ').append(scalar(value)).append('\n');
    }
  }

  /** Writes an element of a list. A record begins on the line of its dash. */
  private void element(Object element, String indent) {
    text.append(indent).append("- ");
    if (element instanceof IndexedRecord record) {
      int start = text.length();
      record(record, indent + INDENT, false);
      if (text.length() == start) {
        text.append("{}\n");
        return;
      }
      // The first field stands where the dash has put it.
      text.delete(start, start + indent.length() + INDENT.length());
    } else {
      text.append(scalar(element)).append('\n');
    }
  }

  private static String scalar(@Nullable Object value) {
    return JSON.writeValueAsString(value instanceof Enum<?> symbol ? symbol.name() : value);
  }

  private void comment(String description, String indent) {
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : description.split("\\s+")) {
      if (line.length() + word.length() + 1 > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent).append('#');
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
