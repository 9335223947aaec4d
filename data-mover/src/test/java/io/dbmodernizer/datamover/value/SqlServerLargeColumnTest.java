package io.dbmodernizer.datamover.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import io.dbmodernizer.datamover.value.LargeColumn.Reading;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expressions that a query selects. No SQL Server executes them here. */
class SqlServerLargeColumnTest {

  private static final String LONG = "CASE WHEN DATALENGTH([c]]d]) > 1048576 THEN ";
  private static final String SHORT = "CASE WHEN DATALENGTH([c]]d]) <= 1048576 THEN ";

  @Test
  void theLengthIsSelectedBeforeTheValue() {
    LargeColumn column = column(TypeFamily.VARBINARY, null, Reading.TWICE);

    assertThat(column.lengthExpressions()).containsExactly("DATALENGTH([c]]d])");
    assertThat(column.valueExpressions()).containsExactly("[c]]d]");
  }

  @Test
  void shapesAreSelectedAsTheirBytes() {
    LargeColumn column = column(TypeFamily.GEOGRAPHY, null, Reading.TWICE);

    assertThat(column.lengthExpressions())
        .containsExactly("DATALENGTH(CAST([c]]d] AS varbinary(max)))");
    assertThat(column.valueExpressions()).containsExactly("CAST([c]]d] AS varbinary(max))");
  }

  @Test
  void unicodeTextIsSelectedAsItsBytesAndTwiceIfItIsLong() {
    String bytes = "CAST([c]]d] AS varbinary(max))";

    assertThat(column(TypeFamily.NVARCHAR, null, Reading.TWICE).valueExpressions())
        .containsExactly(LONG + bytes + " END", bytes);
    assertThat(column(TypeFamily.NVARCHAR, null, Reading.ONCE).valueExpressions())
        .containsExactly(bytes);
    String ofNtext = "CAST(CAST([c]]d] AS nvarchar(max)) AS varbinary(max))";
    assertThat(column(TypeFamily.NTEXT, null, Reading.TWICE).valueExpressions())
        .containsExactly(LONG + ofNtext + " END", ofNtext);
  }

  @Test
  void xmlIsSelectedAsItselfOrIfItIsLongTwiceAsTheBytesOfItsText() {
    String bytes = "CAST(CAST([c]]d] AS nvarchar(max)) AS varbinary(max))";

    assertThat(column(TypeFamily.XML, null, Reading.TWICE).valueExpressions())
        .containsExactly(LONG + bytes + " END", LONG + bytes + " END", SHORT + "[c]]d] END");
    assertThat(column(TypeFamily.XML, null, Reading.ONCE).valueExpressions())
        .containsExactly(bytes);
  }

  @Test
  void textInACodePageIsSelectedAsItselfOrIfItIsLongTwiceAsItsBytes() {
    String bytes = LONG + "CAST([c]]d] AS varbinary(max)) END";

    assertThat(column(TypeFamily.VARCHAR, "Japanese_CI_AS", Reading.TWICE).valueExpressions())
        .containsExactly(
            "CAST(COLLATIONPROPERTY(N'Japanese_CI_AS', N'CodePage') AS int)",
            bytes,
            bytes,
            SHORT + "[c]]d] END");
    assertThat(column(TypeFamily.TEXT, null, Reading.TWICE).valueExpressions())
        .startsWith(
            "CAST(COLLATIONPROPERTY(CAST(DATABASEPROPERTYEX(DB_NAME(), N'Collation')"
                + " AS nvarchar(128)), N'CodePage') AS int)")
        .endsWith(SHORT + "CAST([c]]d] AS varchar(max)) END");
    assertThat(column(TypeFamily.VARCHAR, null, Reading.ONCE).valueExpressions())
        .containsExactly("[c]]d]");
  }

  @Test
  void aTypeOfLimitedLengthIsNoLargeObject() {
    Column column =
        new Column(
            "c", 1, ColumnType.ofLength(TypeFamily.NVARCHAR, 50), true, null, null, null, null);

    assertThat(LargeColumn.of(column, SqlServerDialect.INSTANCE, Reading.TWICE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "437, 81, ü",
    "850, 81, ü",
    "874, a1, ก",
    "932, 88c8, 以",
    "936, ba ba, 汉",
    "949, c7d1, 한",
    "950, ba7e, 漢",
    "1250, b3, ł",
    "1251, c6, Ж",
    "1252, 80, €",
    "1253, e1, α",
    "1254, fe, ş",
    "1255, e0, א",
    "1256, c8, ب",
    "1257, e0, ą",
    "1258, d0, Đ",
    "65001, e6bca2, 漢"
  })
  void everyCodePageOfACollationHasItsCharset(int codePage, String bytes, String text)
      throws SQLException {
    byte[] stored = HexFormat.of().parseHex(bytes.replace(" ", ""));

    assertThat(new String(stored, CodePages.charset(codePage))).isEqualTo(text);
  }

  private static LargeColumn column(
      TypeFamily family, @Nullable String collation, Reading reading) {
    Column column = new Column("c]d", 1, ColumnType.of(family), true, null, null, null, collation);
    return LargeColumn.of(column, SqlServerDialect.INSTANCE, reading).orElseThrow();
  }
}
