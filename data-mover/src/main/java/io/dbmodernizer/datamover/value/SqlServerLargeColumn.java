package io.dbmodernizer.datamover.value;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of SQL Server that holds large objects. The driver streams a value once and in the order
 * of the columns, so a text that is hashed is selected twice if it is long.
 *
 * <p>Unicode text is selected as its bytes: the driver would replace unpaired surrogates, and it
 * refuses to read {@code nvarchar(max)} as bytes.
 */
final class SqlServerLargeColumn implements LargeColumn {

  /** The storage of a value. */
  private enum Storage {
    BYTES,
    UTF_16,
    XML,
    CODE_PAGE
  }

  private final String measured;
  private final Storage storage;
  private final boolean twice;
  private final List<String> values;

  private SqlServerLargeColumn(
      String measured, Storage storage, boolean twice, List<String> values) {
    this.measured = measured;
    this.storage = storage;
    this.twice = twice;
    this.values = List.copyOf(values);
  }

  static SqlServerLargeColumn of(Column column, SqlDialect dialect, Reading reading) {
    String name = dialect.quote(column.name());
    boolean twice = reading == Reading.TWICE;
    TypeFamily family = column.type().family();
    return switch (family) {
      case NVARCHAR, NTEXT -> {
        String bytes = bytes(family == TypeFamily.NTEXT ? cast(name, "nvarchar(max)") : name);
        List<String> values = twice ? List.of(ifLong(name, bytes), bytes) : List.of(bytes);
        yield new SqlServerLargeColumn(name, Storage.UTF_16, twice, values);
      }
      case XML -> {
        String bytes = bytes(cast(name, "nvarchar(max)"));
        String again = ifLong(name, bytes);
        List<String> values = twice ? List.of(again, again, ifShort(name, name)) : List.of(bytes);
        yield new SqlServerLargeColumn(name, Storage.XML, twice, values);
      }
      case VARCHAR, TEXT -> {
        String text = family == TypeFamily.TEXT ? cast(name, "varchar(max)") : name;
        String again = ifLong(name, bytes(text));
        List<String> values =
            twice
                ? List.of(codePage(column.collation()), again, again, ifShort(name, text))
                : List.of(text);
        yield new SqlServerLargeColumn(name, Storage.CODE_PAGE, twice, values);
      }
      default -> {
        // A type of the CLR is selected as its bytes.
        String bytes = dialect.selected(column);
        yield new SqlServerLargeColumn(bytes, Storage.BYTES, twice, List.of(bytes));
      }
    };
  }

  private static String cast(String expression, String type) {
    return "CAST(" + expression + " AS " + type + ")";
  }

  private static String bytes(String expression) {
    return cast(expression, "varbinary(max)");
  }

  private static String ifLong(String name, String expression) {
    return "CASE WHEN DATALENGTH(" + name + ") > " + IN_MEMORY + " THEN " + expression + " END";
  }

  private static String ifShort(String name, String expression) {
    return "CASE WHEN DATALENGTH(" + name + ") <= " + IN_MEMORY + " THEN " + expression + " END";
  }

  private static String codePage(@Nullable String collation) {
    String ofColumn =
        collation == null
            ? "CAST(DATABASEPROPERTYEX(DB_NAME(), N'Collation') AS nvarchar(128))"
            : "N'" + collation.replace("'", "''") + "'";
    return "CAST(COLLATIONPROPERTY(" + ofColumn + ", N'CodePage') AS int)";
  }

  @Override
  public List<String> lengthExpressions() {
    return List.of("DATALENGTH(" + measured + ")");
  }

  @Override
  public List<String> valueExpressions() {
    return values;
  }

  @Override
  public long length(ResultSet row, int length, int value) throws SQLException {
    long bytes = row.getLong(length);
    return row.wasNull() ? -1 : bytes;
  }

  @Override
  public Object inMemory(ResultSet row, int value) throws SQLException {
    int last = value + values.size() - 1;
    return switch (storage) {
      case BYTES -> row.getBytes(last);
      case UTF_16 -> Utf16Reader.decode(row.getBytes(last));
      case XML -> twice ? row.getString(last) : Utf16Reader.decode(row.getBytes(last));
      case CODE_PAGE ->
          twice ? StoredValues.codePageText(row, last, row.getString(last)) : row.getString(last);
    };
  }

  /**
   * Returns false for XML. A short value is hashed as the driver reads the type, and written as it
   * is cast to text. No test on a server has shown that both are the same.
   */
  @Override
  public boolean readsOnceAsTwice() {
    return storage != Storage.XML;
  }

  @Override
  public Object stored(ResultSet row, int value, Object written) throws SQLException {
    return storage == Storage.CODE_PAGE
        ? StoredValues.codePageText(row, value, (String) written)
        : written;
  }

  @Override
  public LargeValue streamed(ResultSet row, int value, long length) throws SQLException {
    return switch (storage) {
      case BYTES -> new LargeBytes(length, () -> row.getBinaryStream(value));
      case UTF_16, XML -> {
        Opening<InputStream> first = () -> row.getBinaryStream(value);
        yield LargeText.ofUtf16(first, twice ? () -> row.getBinaryStream(value + 1) : first);
      }
      case CODE_PAGE ->
          twice
              ? inCodePage(row, value + 1, length, CodePages.charset(row.getInt(value)))
              : LargeText.readOnce(() -> row.getCharacterStream(value));
    };
  }

  /** The decoders of the readers report bytes without characters instead of replacing them. */
  private static LargeText inCodePage(ResultSet row, int first, long length, Charset charset) {
    return new LargeText(
        () -> new InputStreamReader(row.getBinaryStream(first), charset.newDecoder()),
        () -> new InputStreamReader(row.getBinaryStream(first + 1), charset.newDecoder()),
        new LargeBytes(length, () -> row.getBinaryStream(first + 1)));
  }
}
