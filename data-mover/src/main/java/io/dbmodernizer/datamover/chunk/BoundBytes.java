package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.range.KeyBound;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of chunks as bytes. Each value has a letter for its class, a length and its text or
 * bytes. Text is UTF-16, because keys may hold unpaired surrogates. A GUID is text. The format
 * belongs to the version of the ledger.
 */
final class BoundBytes {

  private BoundBytes() {}

  static byte @Nullable [] write(@Nullable KeyBound bound) {
    if (bound == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(bound.values().size());
      for (Object value : bound.values()) {
        write(out, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Object value) throws IOException {
    byte[] content = value instanceof byte[] bytes ? bytes : units(value.toString());
    out.writeByte(letter(value));
    out.writeInt(content.length);
    out.write(content);
  }

  /** Returns the code units. A charset would replace unpaired surrogates. */
  private static byte[] units(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  static @Nullable KeyBound read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int size = in.readUnsignedByte();
      List<Object> values = new ArrayList<>();
      for (int at = 0; at < size; at++) {
        char letter = (char) in.readByte();
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        values.add(value(letter, content));
      }
      return new KeyBound(values);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a bound in the ledger is not of version " + LedgerTables.VERSION, e);
    }
  }

  private static char letter(Object value) {
    if (value instanceof Boolean) {
      return 'B';
    } else if (value instanceof Integer) {
      return 'I';
    } else if (value instanceof Long) {
      return 'L';
    } else if (value instanceof BigDecimal) {
      return 'N';
    } else if (value instanceof Float) {
      return 'F';
    } else if (value instanceof Double) {
      return 'D';
    } else if (value instanceof LocalDate) {
      return 'd';
    } else if (value instanceof LocalTime) {
      return 't';
    } else if (value instanceof LocalDateTime) {
      return 'T';
    } else if (value instanceof OffsetDateTime) {
      return 'O';
    } else if (value instanceof String || value instanceof UUID) {
      return 'S';
    } else if (value instanceof byte[]) {
      return 'X';
    }
    throw new IllegalArgumentException("a key holds no value of " + value.getClass());
  }

  private static Object value(char letter, byte[] content) {
    if (letter == 'X') {
      return content;
    }
    String text = ByteBuffer.wrap(content).asCharBuffer().toString();
    return switch (letter) {
      case 'B' -> Boolean.valueOf(text);
      case 'I' -> Integer.valueOf(text);
      case 'L' -> Long.valueOf(text);
      case 'N' -> new BigDecimal(text);
      case 'F' -> Float.valueOf(text);
      case 'D' -> Double.valueOf(text);
      case 'd' -> LocalDate.parse(text);
      case 't' -> LocalTime.parse(text);
      case 'T' -> LocalDateTime.parse(text);
      case 'O' -> OffsetDateTime.parse(text);
      case 'S' -> text;
      default ->
          throw new IllegalStateException("a bound in the ledger has a value of class " + letter);
    };
  }
}
