package io.dbmodernizer.datamover.value;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A large text. Its readers return the stored UTF-16 code units, also those that are not valid
 * Unicode.
 *
 * @param first opens the text to measure it. The reader throws a {@link
 *     java.nio.charset.CharacterCodingException} at bytes that have no characters in the text's
 *     code page
 * @param content opens the text
 * @param stored the stored bytes of a text in a code page. They are opened instead of {@code
 *     content} if the first reader finds bytes without characters. Null if that cannot happen
 */
public record LargeText(Opening<Reader> first, Opening<Reader> content, @Nullable LargeBytes stored)
    implements LargeValue {

  /** Returns a text that can be opened once only, to copy it. */
  static LargeText readOnce(Opening<Reader> content) {
    return new LargeText(content, content, null);
  }

  /** Returns a text in which every code unit is stored. */
  static LargeText ofUtf16(Opening<InputStream> first, Opening<InputStream> second) {
    return new LargeText(
        () -> new Utf16Reader(first.open()), () -> new Utf16Reader(second.open()), null);
  }
}
