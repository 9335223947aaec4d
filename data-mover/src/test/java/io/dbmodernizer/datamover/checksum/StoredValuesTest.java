package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import io.dbmodernizer.datamover.value.StoredValues;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The SQL Server cases run on a row that decodes its bytes as that driver does. */
class StoredValuesTest {

  private static final ColumnType NVARCHAR = ColumnType.ofLength(TypeFamily.NVARCHAR, 10);
  private static final ColumnType VARCHAR = ColumnType.ofLength(TypeFamily.VARCHAR, 10);

  @Test
  void unpairedSurrogatesOfSqlServerAreReadAsTheyAreStored() throws SQLException {
    List<byte[]> stored =
        List.of(
            new byte[] {0, (byte) 0xd8},
            new byte[] {1, (byte) 0xd8},
            new byte[] {0, (byte) 0xdc},
            new byte[] {(byte) 0xfd, (byte) 0xff});

    assertThat(stored)
        .extracting(bytes -> read(bytes, StandardCharsets.UTF_16LE, NVARCHAR))
        .containsExactly("\ud800", "\ud801", "\udc00", "\ufffd");
  }

  @Test
  void bytesWithoutACharacterInTheCodePageStayDifferent() throws SQLException {
    Charset codePage = Charset.forName("windows-1252");

    assertThat(hash(read(new byte[] {(byte) 0x81}, codePage, VARCHAR)))
        .isNotEqualTo(hash(read(new byte[] {(byte) 0x8d}, codePage, VARCHAR)));
    assertThat(read(new byte[] {'a'}, codePage, VARCHAR)).isEqualTo("a");
  }

  @Test
  void aGenuineReplacementCharacterOfAUtf8CollationIsText() throws SQLException {
    byte[] stored = "a\ufffd".getBytes(StandardCharsets.UTF_8);

    assertThat(read(stored, StandardCharsets.UTF_8, VARCHAR)).isEqualTo("a\ufffd");
    assertThat(read(new byte[] {(byte) 0xff}, StandardCharsets.UTF_8, VARCHAR))
        .isNotEqualTo("\ufffd");
  }

  @Test
  void guidsAreTheSameInWhicheverCaseADatabaseWritesThem() throws SQLException {
    UUID guid = UUID.fromString("00000000-0000-0000-0000-0000000000ab");
    ColumnType type = ColumnType.of(TypeFamily.UNIQUEIDENTIFIER);

    assertThat(read(ascii(guid.toString()), StandardCharsets.US_ASCII, type)).isEqualTo(guid);
    assertThat(read(ascii("00000000-0000-0000-0000-0000000000AB"), StandardCharsets.US_ASCII, type))
        .isEqualTo(guid);
  }

  @Test
  void textOfH2IsTakenAsItIs() throws SQLException {
    ResultSet row = row(ascii("?"), StandardCharsets.US_ASCII, "\ufffd\ud800");

    assertThat(StoredValues.read(row, 1, NVARCHAR, H2Dialect.INSTANCE)).isEqualTo("\ufffd\ud800");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hash(@Nullable Object value) throws SQLException {
    RowHasher hasher = new RowHasher();
    hasher.add(value);
    return java.util.HexFormat.of().formatHex(hasher.finish());
  }

  private static @Nullable Object read(byte[] stored, Charset charset, ColumnType type) {
    SqlDialect dialect = SqlServerDialect.INSTANCE;
    try {
      return StoredValues.read(row(stored, charset, new String(stored, charset)), 1, type, dialect);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static ResultSet row(byte[] stored, Charset charset, String text) {
    return (ResultSet)
        Proxy.newProxyInstance(
            ResultSet.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getString" -> text;
                  case "getBytes" -> stored;
                  case "wasNull" -> false;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
