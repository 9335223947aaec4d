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
 * The SHA-256 digest of a request without its metadata. Equal digests mean the same request. Only
 * fields that differ from the default of the contract are part of the digest. So a request keeps
 * its digest when a later version of the contract adds fields.
 */
public final class RequestDigest {

  private static final String METADATA = "metadata";

  private RequestDigest() {}

  /**
   * Returns the digest of a request.
   *
   * @param request any request
   * @return 64 hexadecimal digits in lower case
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
        appendElement(path, i, list.get(i), canonical);
      }
    } else if (value instanceof Map<?, ?> map) {
      new TreeMap<>(stringKeys(map))
          .forEach(
              (key, each) -> appendLeaf(path + "/" + key.length() + ":" + key, each, canonical));
    } else if (value != null && !value.toString().equals(String.valueOf(byDefault))) {
      appendLeaf(path, value, canonical);
    }
  }

  /**
   * Appends an element of a list even if it equals the default, because it makes the list longer.
   */
  private static void appendElement(
      String path, int index, @Nullable Object value, StringBuilder canonical) {
    String place = path + "[" + index + "]";
    if (value instanceof IndexedRecord record) {
      appendLeaf(place, "", canonical);
      appendRecord(place, record, canonical);
    } else {
      appendLeaf(place, value, canonical);
    }
  }

  /**
   * Appends a value with its length, which separates it from its neighbours whatever it contains.
   */
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
