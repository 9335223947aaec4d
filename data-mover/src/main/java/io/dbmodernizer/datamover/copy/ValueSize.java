package io.dbmodernizer.datamover.copy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The size of values in bytes, as {@link CopyResult} defines it. */
final class ValueSize {

  private ValueSize() {}

  static long of(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof String text) {
      return utf8Length(text);
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    if (value instanceof Boolean) {
      return 1;
    }
    if (value instanceof BigDecimal number) {
      return number.unscaledValue().bitLength() / 8 + 1L;
    }
    if (value instanceof LocalDate) {
      return 3;
    }
    if (value instanceof LocalTime) {
      return 5;
    }
    if (value instanceof UUID) {
      return 16;
    }
    return value instanceof OffsetDateTime ? 10 : value instanceof Float ? 4 : 8;
  }

  private static long utf8Length(String text) {
    long length = 0;
    for (int at = 0; at < text.length(); at++) {
      length += utf8Bytes(text.charAt(at));
    }
    return length;
  }

  /** Returns the bytes of a code unit in UTF-8. A surrogate pair is two units and four bytes. */
  static int utf8Bytes(char unit) {
    return unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
  }
}
