package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.value.LargeValue;
import io.dbmodernizer.datamover.value.UnreadableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hashes rows, value by value. The encoding that is hashed is unique: no two different rows share
 * it. Each value is encoded as a tag for its kind, its length and its bytes. Values of different
 * kinds are never encoded alike. Equal exact numbers are encoded equally, whatever their scale.
 *
 * <p>The encoding must stay as it is: checksums of earlier releases are compared with new ones. A
 * large object has the same encoding whether it is in memory or a stream. A length has 4 bytes
 * without a sign.
 *
 * <p>Not thread-safe.
 */
final class RowHasher {

  private static final byte NULL = 0;
  private static final byte BOOLEAN = 1;
  private static final byte NUMBER = 2;
  private static final byte FLOATING = 3;
  private static final byte DATE = 4;
  private static final byte TIME = 5;
  private static final byte DATE_TIME = 6;
  private static final byte DATE_TIME_OFFSET = 7;
  static final byte TEXT = 8;
  static final byte BYTES = 9;
  private static final byte GUID = 10;
  static final byte ILL_FORMED_TEXT = 11;
  static final byte UNREADABLE_TEXT = 12;

  private final MessageDigest sha256;
  private ByteBuffer row = ByteBuffer.allocate(1024);

  RowHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Adds the row's next value. Reads a large object to its end.
   *
   * @throws SQLException if the database fails, or if a large object changes while it is read or
   *     has 4 GiB or more
   * @throws IllegalArgumentException if there is no encoding for values of this class
   */
  void add(@Nullable Object value) throws SQLException {
    if (value == null) {
      room(1).put(NULL);
    } else if (value instanceof String text) {
      putText(text);
    } else if (value instanceof Long number) {
      putNumber(number, 0);
    } else if (value instanceof BigDecimal number) {
      putNumber(number);
    } else if (value instanceof Boolean bit) {
      room(2).put(BOOLEAN).put((byte) (bit ? 1 : 0));
    } else if (value instanceof Float || value instanceof Double) {
      room(9).put(FLOATING).putLong(Double.doubleToLongBits(((Number) value).doubleValue()));
    } else if (value instanceof byte[] bytes) {
      putBytes(BYTES, bytes);
    } else {
      addRare(value);
    }
  }

  /** Adds a value of a class that few values have. The test for an interface is the slowest. */
  private void addRare(Object value) throws SQLException {
    if (value instanceof LocalDate date) {
      room(9).put(DATE).putLong(date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      room(9).put(TIME).putLong(time.toNanoOfDay());
    } else if (value instanceof LocalDateTime time) {
      room(17).put(DATE_TIME);
      putDateTime(time);
    } else if (value instanceof OffsetDateTime time) {
      room(21).put(DATE_TIME_OFFSET);
      putDateTime(time.toLocalDateTime());
      row.putInt(time.getOffset().getTotalSeconds());
    } else if (value instanceof UUID guid) {
      room(17)
          .put(GUID)
          .putLong(guid.getMostSignificantBits())
          .putLong(guid.getLeastSignificantBits());
    } else if (value instanceof UnreadableText text) {
      putBytes(UNREADABLE_TEXT, text.bytes());
    } else if (value instanceof LargeValue large) {
      sha256.update(row.flip());
      row.clear();
      LargeValueHasher.update(sha256, large);
    } else {
      throw new IllegalArgumentException("no encoding for values of " + value.getClass());
    }
  }

  /** Ends the row and returns its hash of 32 bytes. The next value begins another row. */
  byte[] finish() {
    sha256.update(row.flip());
    row.clear();
    return sha256.digest();
  }

  /** Encodes the number {@code unscaled / 10^scale} as {@link #putNumber(BigDecimal)} does. */
  private void putNumber(long unscaled, int scale) {
    long digits = unscaled;
    int plainScale = digits == 0 ? 0 : scale;
    while (digits != 0 && digits % 10 == 0) {
      digits /= 10;
      plainScale--;
    }
    int bytes = (Long.SIZE - Long.numberOfLeadingZeros(digits < 0 ? ~digits : digits)) / 8 + 1;
    room(9 + bytes).put(NUMBER).putInt(plainScale).putInt(bytes);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      row.put((byte) (digits >> shift));
    }
  }

  private void putNumber(BigDecimal number) {
    BigInteger unscaled = number.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      putNumber(unscaled.longValue(), number.scale());
      return;
    }
    BigDecimal plain = number.stripTrailingZeros();
    byte[] digits = plain.unscaledValue().toByteArray();
    room(9 + digits.length).put(NUMBER).putInt(plain.scale()).putInt(digits.length).put(digits);
  }

  private void putDateTime(LocalDateTime time) {
    row.putLong(time.toLocalDate().toEpochDay()).putLong(time.toLocalTime().toNanoOfDay());
  }

  /**
   * Encodes text as UTF-8, otherwise as UTF-16 code units: UTF-8 has no bytes for an unpaired
   * surrogate, and Java's encoder would write a "?".
   */
  private void putText(String text) {
    if (putAscii(text)) {
      return;
    }
    if (isWellFormed(text)) {
      putBytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    room(Math.addExact(5, Math.multiplyExact(2, text.length())))
        .put(ILL_FORMED_TEXT)
        .putInt(text.length());
    for (int at = 0; at < text.length(); at++) {
      row.putChar(text.charAt(at));
    }
  }

  /** Encodes a short text of ASCII only, and returns true. Otherwise changes nothing. */
  private boolean putAscii(String text) {
    int length = text.length();
    if (length > row.capacity() - 5) {
      return false;
    }
    int start = room(5 + length).position();
    byte[] bytes = row.array();
    for (int at = 0; at < length; at++) {
      char letter = text.charAt(at);
      if (letter >= 0x80) {
        return false;
      }
      bytes[start + 5 + at] = (byte) letter;
    }
    row.put(TEXT).putInt(length).position(start + 5 + length);
    return true;
  }

  private static boolean isWellFormed(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        boolean pair =
            at + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        if (!pair) {
          return false;
        }
        at++;
      }
    }
    return true;
  }

  private void putBytes(byte tag, byte[] bytes) {
    room(5 + bytes.length).put(tag).putInt(bytes.length).put(bytes);
  }

  /**
   * Returns the buffer with room for a value. What was in it before is hashed if it is too full.
   */
  private ByteBuffer room(int bytes) {
    if (row.remaining() < bytes) {
      sha256.update(row.flip());
      row.clear();
      if (row.capacity() < bytes) {
        row = ByteBuffer.allocate(bytes);
      }
    }
    return row;
  }
}
