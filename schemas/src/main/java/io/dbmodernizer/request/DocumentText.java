package io.dbmodernizer.request;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file that people write, in UTF-8 or in UTF-16 with a byte-order mark. The mark is
 * not part of the text. Another encoding is refused and named in the message. No message contains a
 * byte of the file, because the file may contain a secret.
 */
public final class DocumentText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String REMEDY = "save it as UTF-8";

  private DocumentText() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its text
   * @throws IOException if the file cannot be read or is not text in UTF-8 or UTF-16; the message
   *     names the file
   */
  public static String read(Path file) throws IOException {
    return decode(Files.readAllBytes(file), file.toString());
  }

  /**
   * Decodes the bytes of a document.
   *
   * @param bytes the whole document
   * @param name name of the document for messages
   * @return its text
   * @throws IOException if the bytes are not text in UTF-8 or UTF-16; the message names the
   *     document
   */
  public static String decode(byte[] bytes, String name) throws IOException {
    if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
      throw new IOException(name + " is UTF-32; " + REMEDY);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return decode(bytes, name, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decode(bytes, name, StandardCharsets.UTF_16BE);
    }
    if (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0)) {
      throw new IOException(name + " is UTF-16 without a byte-order mark; " + REMEDY);
    }
    return decode(bytes, name, StandardCharsets.UTF_8);
  }

  /**
   * Removes the byte-order mark from the beginning of a decoded text.
   *
   * @param text any text
   * @return the text without the mark
   */
  public static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String decode(byte[] bytes, String name, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new IOException(
          "%s is not %s: the byte at position %d (line %d) does not fit%s; %s"
              .formatted(
                  name,
                  charset.name(),
                  in.position(),
                  lines(out),
                  charset.equals(StandardCharsets.UTF_8)
                      ? ", as in a file in Latin-1 or Windows-1252"
                      : "",
                  REMEDY));
    }
    decoder.flush(out);
    return withoutMark(out.flip().toString());
  }

  private static long lines(CharBuffer decoded) {
    return 1 + decoded.duplicate().flip().toString().chars().filter(c -> c == '\n').count();
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
