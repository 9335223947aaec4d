package io.dbmodernizer.datamover.refused;

import io.dbmodernizer.datamover.checksum.RowDigests;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as JSON. */
final class JsonText {

  private JsonText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Boolean || value instanceof Integer || value instanceof Long
        ? value.toString()
        : quoted(RowDigests.text(value));
  }

  /** Escapes also unpaired surrogates, which a database or a reader could refuse. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (c < ' ' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                json.appendCodePoint(c);
              }
            });
    return json.append('"').toString();
  }
}
