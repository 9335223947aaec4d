package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * The size of a request and its limits. TargetProvisioned contains the request once and the state
 * of a stage contains it twice. With this limit each of them fits into a record of 1 MiB.
 */
public final class RequestSize {
  /** Most bytes of a request, as Avro encodes it. */
  public static final int MOST_BYTES = 256 * 1024;

  /** Most bytes of a command about a migration. */
  public static final int MOST_COMMAND_BYTES = 16 * 1024;

  /** Longest text in a request, in characters. Most fields have a lower limit of their own. */
  public static final int LONGEST_TEXT = 2_048;

  private static final int NUMBER = 10;
  private static final int LENGTH = 5;
  private static final String REMEDY =
      "at most %d bytes in all; leave migration.tables empty to move every table, or move them in"
          + " several requests";

  private RequestSize() {}

  /**
   * Returns whether a request is within the limit.
   *
   * @param request any request; its nested records may be null
   * @return true if {@link #bytes} is at most {@value #MOST_BYTES}
   */
  public static boolean fits(MigrationRequested request) {
    return bytes(request) <= MOST_BYTES;
  }

  /**
   * Returns an upper limit of the encoded size of a request or a command.
   *
   * @param request any record; its nested records may be null
   * @return bytes, at least as many as Avro's encoding has
   */
  public static long bytes(IndexedRecord request) {
    return sizeOf(request);
  }

  /** Reports a request that is too large, and texts that are too long. */
  static void check(MigrationRequested request, Violations violations) {
    long bytes = bytes(request);
    if (bytes > MOST_BYTES) {
      boolean ofTables =
          request.getMigration() != null && 2 * sizeOf(request.getMigration().getTables()) > bytes;
      violations.add(
          ofTables ? "migration.tables" : "",
          "makes the request too large: it has " + bytes + " bytes",
          REMEDY.formatted(MOST_BYTES));
    }
    checkTexts("", request, violations);
  }

  private static void checkTexts(String path, @Nullable Object value, Violations violations) {
    if (value instanceof IndexedRecord record) {
      for (Schema.Field field : record.getSchema().getFields()) {
        String inside = path.isEmpty() ? field.name() : path + "." + field.name();
        checkTexts(inside, record.get(field.pos()), violations);
      }
    } else if (value instanceof Collection<?> list) {
      int index = 0;
      for (Object element : list) {
        checkTexts(path + "[" + index++ + "]", element, violations);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, element) -> {
            checkTexts(path, key, violations);
            checkTexts(path, element, violations);
          });
    } else if (value instanceof CharSequence text && text.length() > LONGEST_TEXT) {
      violations.add(
          path,
          "is too long: it has " + text.length() + " characters",
          "at most " + LONGEST_TEXT + " characters");
    }
  }

  private static long sizeOf(@Nullable Object value) {
    if (value instanceof IndexedRecord record) {
      long sum = 0;
      for (Schema.Field field : record.getSchema().getFields()) {
        sum += sizeOf(record.get(field.pos()));
      }
      return sum;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().mapToLong(RequestSize::sizeOf).sum() + 2 * LENGTH;
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
              .mapToLong(entry -> sizeOf(entry.getKey()) + sizeOf(entry.getValue()))
              .sum()
          + 2 * LENGTH;
    }
    return value instanceof CharSequence text
        ? text.toString().getBytes(StandardCharsets.UTF_8).length + LENGTH
        : NUMBER;
  }
}
