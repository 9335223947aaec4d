package io.dbmodernizer.datamover.copy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
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
    return value instanceof OffsetDateTime ? 10 : value instanceof Float ? 4 : 8;
  }

  private static long utf8Length(String text) {
    long length = text.length();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      // A surrogate pair is two chars and four bytes.
      length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return length;
  }
}
