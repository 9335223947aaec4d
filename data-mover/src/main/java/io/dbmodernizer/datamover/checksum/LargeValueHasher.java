package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.value.LargeBytes;
import io.dbmodernizer.datamover.value.LargeText;
import io.dbmodernizer.datamover.value.LargeValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;

/**
 * Hashes large objects as {@link RowHasher} encodes values in memory: a tag, the length and the
 * bytes. The length of a text is known only after it was read, so it is read twice.
 */
final class LargeValueHasher {

  private static final int BUFFER = 16 * 1024;

  private LargeValueHasher() {}

  static void update(MessageDigest sha256, LargeValue value) throws SQLException {
    try {
      if (value instanceof LargeBytes bytes) {
        update(sha256, RowHasher.BYTES, bytes);
      } else if (value instanceof LargeText text) {
        update(sha256, text);
      }
    } catch (IOException e) {
      throw new SQLException("a large object could not be read to its end: " + e.getMessage(), e);
    }
  }

  private static void update(MessageDigest sha256, byte tag, LargeBytes value)
      throws SQLException, IOException {
    header(sha256, tag, value.length());
    long read = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = value.content().open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha256.update(buffer, 0, count);
        read += count;
      }
    }
    requireSame(value.length(), read);
  }

  private static void update(MessageDigest sha256, LargeText text)
      throws SQLException, IOException {
    TextMeasure measure;
    try (Reader first = text.first().open()) {
      measure = TextMeasure.of(first);
    } catch (CharacterCodingException e) {
      LargeBytes stored = text.stored();
      if (stored == null) {
        throw e;
      }
      update(sha256, RowHasher.UNREADABLE_TEXT, stored);
      return;
    }
    try (Reader content = text.content().open()) {
      if (measure.wellFormed()) {
        header(sha256, RowHasher.TEXT, measure.utf8Bytes());
        requireSame(measure.utf8Bytes(), asUtf8(sha256, content));
      } else {
        header(sha256, RowHasher.ILL_FORMED_TEXT, measure.units());
        requireSame(measure.units(), asUnits(sha256, content));
      }
    }
  }

  private static long asUtf8(MessageDigest sha256, Reader content) throws IOException {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    CharBuffer units = CharBuffer.allocate(BUFFER);
    ByteBuffer bytes = ByteBuffer.allocate(3 * BUFFER);
    long written = 0;
    boolean end = false;
    while (!end) {
      end = content.read(units) < 0;
      CoderResult result = encoder.encode(units.flip(), bytes, end);
      if (result.isError()) {
        result.throwException();
      }
      units.compact();
      written += bytes.flip().remaining();
      sha256.update(bytes);
      bytes.clear();
    }
    return written;
  }

  private static long asUnits(MessageDigest sha256, Reader content) throws IOException {
    char[] units = new char[BUFFER];
    ByteBuffer bytes = ByteBuffer.allocate(2 * BUFFER);
    long read = 0;
    for (int count = content.read(units); count >= 0; count = content.read(units)) {
      bytes.clear();
      bytes.asCharBuffer().put(units, 0, count);
      sha256.update(bytes.limit(2 * count));
      read += count;
    }
    return read;
  }

  private static void header(MessageDigest sha256, byte tag, long length) throws SQLException {
    if (length >>> Integer.SIZE != 0) {
      throw new SQLException(
          "a large object of "
              + length
              + " bytes cannot be compared; the most is 4 GiB - 1. Leave its table out of the"
              + " request");
    }
    sha256.update(ByteBuffer.allocate(5).put(tag).putInt((int) length).flip());
  }

  private static void requireSame(long measured, long read) throws SQLException {
    if (measured != read) {
      throw new SQLException(
          "a large object had length "
              + measured
              + " and then "
              + read
              + " while its row was read; stop the programs that write to the table, and compare"
              + " again");
    }
  }
}
