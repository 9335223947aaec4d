package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlServerDialect;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads values so that different stored values are different in Java, too. It reads text exactly
 * and GUIDs as {@code UUID}, everything else as {@link ColumnValues} does.
 *
 * <p>SQL Server's driver decodes text and replaces everything that is not Unicode by U+FFFD: an
 * unpaired surrogate in {@code nvarchar}, a byte without a character in {@code varchar}. If a text
 * holds that character, its stored bytes are read. H2 returns its strings as they are.
 */
final class StoredValues {

  private static final char REPLACEMENT = '\ufffd';

  private StoredValues() {}

  static @Nullable Object read(ResultSet row, int index, ColumnType type, SqlDialect dialect)
      throws SQLException {
    Object value = ColumnValues.read(row, index, type);
    if (!(value instanceof String text)) {
      return value;
    }
    if (type.family() == TypeFamily.UNIQUEIDENTIFIER) {
      return UUID.fromString(text);
    }
    return dialect instanceof SqlServerDialect && text.indexOf(REPLACEMENT) >= 0
        ? exactly(row, index, type.family(), text)
        : text;
  }

  private static Object exactly(ResultSet row, int index, TypeFamily family, String text)
      throws SQLException {
    return switch (family) {
      case NCHAR, NVARCHAR, NTEXT -> fromUtf16(row.getBytes(index));
      case CHAR, VARCHAR, TEXT -> {
        byte[] bytes = row.getBytes(index);
        // A UTF-8 collation can hold the character itself.
        boolean genuine = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        yield genuine ? text : new UnreadableText(bytes);
      }
      default -> text;
    };
  }

  /**
   * Decodes little-endian UTF-16 by code units, because Java's decoders replace an unpaired
   * surrogate.
   */
  private static String fromUtf16(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    for (int at = 0; at < units.length; at++) {
      units[at] = (char) (bytes[2 * at] & 0xff | (bytes[2 * at + 1] & 0xff) << 8);
    }
    return new String(units);
  }
}
