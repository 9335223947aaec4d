package io.dbmodernizer.datamover.value;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.ColumnValues;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that fit into memory so that different stored values are different in Java, too. It
 * reads text exactly and GUIDs as {@code UUID}, everything else as {@link ColumnValues} does.
 *
 * <p>SQL Server's driver decodes text and replaces everything that is not Unicode by U+FFFD: an
 * unpaired surrogate in {@code nvarchar}, a byte without a character in {@code varchar}. If a text
 * holds that character, its stored bytes are read. H2 returns its strings as they are.
 */
public final class StoredValues {

  private static final char REPLACEMENT = '\ufffd';

  private StoredValues() {}

  /**
   * Reads a column of the current row, selected by {@link SqlDialect#selected}.
   *
   * @param index the position of the column in the result, from 1
   * @param type the column's type in its own database
   * @return the value, {@link UnreadableText} for text with bytes that have no characters, null for
   *     NULL
   * @throws SQLException if the database fails or the value does not fit the type
   * @throws IllegalArgumentException if the type is unsupported
   */
  public static @Nullable Object read(ResultSet row, int index, ColumnType type, SqlDialect dialect)
      throws SQLException {
    return stored(row, index, type, dialect, dialect.readSelected(row, index, type));
  }

  private static @Nullable Object stored(
      ResultSet row, int index, ColumnType type, SqlDialect dialect, @Nullable Object value)
      throws SQLException {
    if (!(value instanceof String text)) {
      return value;
    }
    if (type.family() == TypeFamily.UNIQUEIDENTIFIER) {
      return UUID.fromString(text);
    }
    if (!(dialect instanceof SqlServerDialect)) {
      return text;
    }
    return switch (type.family()) {
      case NCHAR, NVARCHAR -> unicodeText(row, index, text);
      case CHAR, VARCHAR -> codePageText(row, index, text);
      default -> text;
    };
  }

  /**
   * Reads a column of the current row so that {@link ColumnValues} can write it. A byte without a
   * character stays U+FFFD, because the driver cannot write it.
   *
   * @param index the position of the column in the result, from 1
   * @param type the column's type in its own database
   * @return a value as {@link ColumnValues} returns it, null for NULL
   * @throws SQLException if the database fails or the value does not fit the type
   * @throws IllegalArgumentException if the type is unsupported
   */
  public static @Nullable Object readToWrite(
      ResultSet row, int index, ColumnType type, SqlDialect dialect) throws SQLException {
    Object value = dialect.readSelected(row, index, type);
    boolean unicode = type.family() == TypeFamily.NCHAR || type.family() == TypeFamily.NVARCHAR;
    return unicode && dialect instanceof SqlServerDialect && value instanceof String text
        ? unicodeText(row, index, text)
        : value;
  }

  /**
   * Returns what {@link #read} returns for a value that {@link #readToWrite} has read.
   *
   * @param index the position of the column in the result, from 1
   * @param type the column's type in its own database
   * @param written the value of the current row
   * @throws SQLException if the database fails
   */
  public static @Nullable Object ofWritten(
      ResultSet row, int index, ColumnType type, SqlDialect dialect, @Nullable Object written)
      throws SQLException {
    boolean unicode = type.family() == TypeFamily.NCHAR || type.family() == TypeFamily.NVARCHAR;
    return unicode ? written : stored(row, index, type, dialect, written);
  }

  private static String unicodeText(ResultSet row, int index, String decoded) throws SQLException {
    return decoded.indexOf(REPLACEMENT) < 0 ? decoded : Utf16Reader.decode(row.getBytes(index));
  }

  /**
   * Returns a text of SQL Server in a code page.
   *
   * @param decoded the text as the driver decodes it
   * @return {@code String} or {@link UnreadableText}
   */
  static Object codePageText(ResultSet row, int index, String decoded) throws SQLException {
    if (decoded.indexOf(REPLACEMENT) < 0) {
      return decoded;
    }
    byte[] bytes = row.getBytes(index);
    // A UTF-8 collation can hold the character itself.
    boolean genuine = Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes);
    return genuine ? decoded : new UnreadableText(bytes);
  }
}
