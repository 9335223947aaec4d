package io.dbmodernizer.monitoring.api.page;

import io.dbmodernizer.monitoring.api.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page. A cursor names an item by its position and not by its number, so items that
 * come and go before it do not shift the next page.
 */
final class Cursor {
  private static final String SEPARATOR = "\n";
  private static final int PARTS = 3;
  private static final int LONGEST = 2_000;

  private Cursor() {}

  /** Returns the text of a cursor after the item with a key. */
  static String after(Key last, Sort sort) {
    String text = String.join(SEPARATOR, sort.toString(), Long.toString(last.rank()), last.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the key of the last item of the page before.
   *
   * @throws org.springframework.web.ErrorResponseException 400 if the text is no cursor of a list
   *     in this order
   */
  static Key parse(String text, Sort sort) {
    try {
      if (text.length() <= LONGEST) {
        String[] parts = decoded(text).split(SEPARATOR, PARTS);
        if (parts.length == PARTS && parts[0].equals(sort.toString())) {
          return new Key(Long.parseLong(parts[1]), parts[2]);
        }
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static String decoded(String text) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
        .toString();
  }

  private static RuntimeException refused(String text, @Nullable Exception cause) {
    return Problem.badValue(
        "cursor",
        text,
        "the value of 'next' of an answer to the same request with the same sort",
        cause);
  }
}
