package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of what a request asks for, whatever its metadata: equal digests mean the same request.
 * Only fields that differ from the contract's default are digested, so a request keeps its digest
 * when a later version of the contract adds fields.
 */
public final class RequestDigest {

  private static final String METADATA = "metadata";

  private RequestDigest() {}

  /**
   * The digest of a request.
   *
   * @param request any request
   * @return 64 hexadecimal digits
   */
  public static String of(MigrationRequested request) {
    StringBuilder canonical = new StringBuilder(1024);
    appendRecord("", request, canonical);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void appendRecord(String path, IndexedRecord record, StringBuilder canonical) {
    Map<String, Schema.Field> byName = new TreeMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      byName.put(field.name(), field);
    }
    byName.forEach(
        (name, field) -> {
          if (!(path.isEmpty() && name.equals(METADATA))) {
            append(path + "/" + name, record.get(field.pos()), defaultOf(field), canonical);
          }
        });
  }

  private static void append(
      String path, @Nullable Object value, @Nullable Object byDefault, StringBuilder canonical) {
    if (value instanceof IndexedRecord record) {
      appendRecord(path, record, canonical);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        appendLength(path, i, list.get(i), canonical);
      }
    } else if (value instanceof Map<?, ?> map) {
      new TreeMap<>(stringKeys(map))
          .forEach(
              (key, each) -> appendLeaf(path + "/" + key.length() + ":" + key, each, canonical));
    } else if (value != null && !value.toString().equals(String.valueOf(byDefault))) {
      appendLeaf(path, value, canonical);
    }
  }

  /** An element of a list counts even where it equals every default: the list is longer by it. */
  private static void appendLength(
      String path, int index, @Nullable Object value, StringBuilder canonical) {
    String place = path + "[" + index + "]";
    if (value instanceof IndexedRecord record) {
      appendLeaf(place, "", canonical);
      appendRecord(place, record, canonical);
    } else {
      appendLeaf(place, value, canonical);
    }
  }

  /** The length in front keeps values apart whatever characters they have. */
  private static void appendLeaf(String path, @Nullable Object value, StringBuilder canonical) {
    String text = String.valueOf(value);
    canonical.append(path).append('=').append(text.length()).append(':').append(text).append('\n');
  }

  private static Map<String, Object> stringKeys(Map<?, ?> map) {
    Map<String, Object> strings = new TreeMap<>();
    map.forEach((key, value) -> strings.put(String.valueOf(key), String.valueOf(value)));
    return strings;
  }

  private static @Nullable Object defaultOf(Schema.Field field) {
    return field.hasDefaultValue() ? GenericData.get().getDefaultValue(field) : null;
  }
}
