package io.dbmodernizer.datamover.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.dialect.RowSink;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real driver sends rows by its bulk copy to a {@link TdsServer}: the statement that announces
 * the load, and the bytes of each value. What a SQL Server makes of them is not tested here.
 */
class SqlServerBulkCopyTest {

  private static final int[] INT = {0x26, 4};
  private static final int[] BIGINT = {0x26, 8};
  private static final int[] MONEY = {0x6e, 8};
  private static final int[] DECIMAL = {0x6a, 17, 38, 10};
  private static final int[] DATE = {0x28};
  private static final int[] TIME = {0x29, 7};
  private static final int[] DATETIME = {0x6f, 8};
  private static final int[] DATETIME2 = {0x2a, 7};
  private static final int[] DATETIMEOFFSET = {0x2b, 7};
  private static final int[] NVARCHAR = TdsOutput.variable(true, 40);
  private static final int[] NVARCHAR_MAX = TdsOutput.variable(true, 0xffff);
  private static final int[] VARCHAR = {0xa7, 20, 0, 0x09, 0x04, 0xd0, 0x00, 0x34};
  private static final int[] VARBINARY = TdsOutput.variable(false, 20);
  private static final int[] GUID = {0x24, 16};
  private static final int[] FLOAT = {0x6d, 8};
  private static final int[] BIT = {0x68, 1};

  private final BlockingQueue<TdsRequest> requests = new LinkedBlockingQueue<>();

  @Test
  void rowsAreLoadedWithIdentityValuesNullsAndChecksInTheTransactionOfTheConnection()
      throws Exception {
    List<TdsRequest> sent =
        sent(
            List.of(INT, NVARCHAR),
            List.of(
                new Column(
                    "c0",
                    1,
                    ColumnType.of(TypeFamily.INT),
                    false,
                    null,
                    new Identity(BigInteger.ONE, BigInteger.ONE),
                    null,
                    null),
                column(1, ColumnType.ofLength(TypeFamily.NVARCHAR, 20))),
            rows(row(7L, "seven"), row(8L, null)));

    assertThat(sent).hasSize(2);
    assertThat(sent.get(0).text())
        .contains(
            "INSERT BULK [dbo].[t] ([c0] INT , [c1] NVARCHAR(20) )"
                + "  with (CHECK_CONSTRAINTS, KEEP_NULLS)")
        .doesNotContain("TABLOCK")
        .doesNotContain("FIRE_TRIGGERS");
    assertThat(sent.get(1).has(new byte[] {(byte) 0xd1, 4, 7, 0, 0, 0, 10, 0, 's', 0, 'e', 0}))
        .isTrue();
    assertThat(sent.get(1).has(new byte[] {(byte) 0xd1, 4, 8, 0, 0, 0, -1, -1})).isTrue();
  }

  @Test
  void aTableWithoutIndexesIsLockedForLoading() throws Exception {
    try (TdsServer server = new TdsServer(destination(List.of(INT)));
        Connection connection = server.connect();
        RowSink sink = sink(connection, List.of(column(0, ColumnType.of(TypeFamily.INT))), true)) {
      connection.setAutoCommit(false);
      sink.write(rows(row(1L)));

      assertThat(next().text()).contains("with (CHECK_CONSTRAINTS, KEEP_NULLS, TABLOCK)");
    }
  }

  @Test
  void theMetadataOfTheTableIsReadOnceForManyBatches() throws Exception {
    try (TdsServer server = new TdsServer(destination(List.of(INT)));
        Connection connection = server.connect();
        RowSink sink = sink(connection, List.of(column(0, ColumnType.of(TypeFamily.INT))), false)) {
      connection.setAutoCommit(false);
      sink.write(rows(row(1L), row(2L)));
      sink.write(rows(row(3L)));

      assertThat(next().text()).contains("INSERT BULK");
      next();
      assertThat(next().text()).contains("INSERT BULK");
      assertThat(next().has(new byte[] {(byte) 0xd1, 4, 3, 0, 0, 0})).isTrue();
    }
  }

  @Test
  void aTransferLoadsLargeBatchesAndInsertsSmallOnes() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TdsServer server = new TdsServer(destination(List.of(INT)));
        Connection target = server.connect()) {
      source.execute("CREATE TABLE t(c0 INT)", "INSERT INTO t SELECT X FROM SYSTEM_RANGE(1, 150)");
      target.setAutoCommit(false);

      RowTransfer.of(ComparedTable.of(source.table("PUBLIC.t"), source.table("PUBLIC.t")))
          .withOptions(CopyOptions.defaults().withBatchRows(100))
          .run(source.connection(), target);

      assertThat(next().text())
          .contains("INSERT BULK [PUBLIC].[t] ([c0] INT )")
          .contains("TABLOCK");
      assertThat(next().has(new byte[] {(byte) 0xd1, 4, 100, 0, 0, 0})).isTrue();
      assertThat(next().text()).contains("INSERT INTO [PUBLIC].[t] ([c0]) VALUES");
    }
  }

  @Test
  void numbersAreSentToTheLastDigit() throws Exception {
    TdsRequest sent =
        values(
            List.of(BIGINT, MONEY, DECIMAL, FLOAT, BIT, INT),
            List.of(
                ColumnType.of(TypeFamily.BIGINT),
                ColumnType.of(TypeFamily.MONEY),
                ColumnType.decimal(38, 10),
                ColumnType.of(TypeFamily.FLOAT),
                ColumnType.of(TypeFamily.BIT),
                ColumnType.of(TypeFamily.TINYINT)),
            Long.MIN_VALUE,
            new BigDecimal("-922337203685477.5808"),
            new BigDecimal("12.5"),
            -0.0,
            true,
            255L);

    assertThat(sent.has(new byte[] {8, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80})).isTrue();
    // A money is two halves, the higher one first.
    assertThat(sent.has(new byte[] {8, 0, 0, 0, (byte) 0x80, 0, 0, 0, 0})).isTrue();
    assertThat(sent.has(littleEndian(125_000_000_000L))).isTrue();
    assertThat(sent.has(new byte[] {8, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 1, 1, 4, -1, 0, 0, 0}))
        .isTrue();
  }

  @Test
  void datesAndTimesAreSentAsTextWithAllDigits() throws Exception {
    TdsRequest sent =
        values(
            List.of(DATE, TIME, DATETIME2, DATETIME, DATETIMEOFFSET),
            List.of(
                ColumnType.of(TypeFamily.DATE),
                ColumnType.temporal(TypeFamily.TIME, 7),
                ColumnType.temporal(TypeFamily.DATETIME2, 7),
                ColumnType.of(TypeFamily.DATETIME),
                ColumnType.temporal(TypeFamily.DATETIMEOFFSET, 7)),
            LocalDate.of(1582, 10, 10),
            LocalTime.of(23, 59, 59, 999_999_900),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(1753, 1, 1, 0, 0, 0, 3_000_000),
            OffsetDateTime.parse("0001-01-02T00:00:00.0000001-14:00"));

    for (String text :
        List.of(
            "1582-10-10",
            "23:59:59.9999999",
            "0001-01-01T00:00:00",
            "1753-01-01T00:00:00.003",
            "0001-01-02T00:00:00.0000001-14:00")) {
      byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
      byte[] expected = new byte[ascii.length + 2];
      expected[0] = (byte) ascii.length;
      System.arraycopy(ascii, 0, expected, 2, ascii.length);
      assertThat(sent.has(expected)).as(text).isTrue();
    }
  }

  @Test
  void textKeepsEveryCodeUnitAlsoInCodePagesAndWithoutLimit() throws Exception {
    String text = "a\ud800b\udc00漢é😀";
    String longText = text.repeat(1_000);
    TdsRequest sent =
        values(
            List.of(NVARCHAR, VARCHAR, NVARCHAR_MAX),
            List.of(
                ColumnType.ofLength(TypeFamily.NVARCHAR, 20),
                ColumnType.ofLength(TypeFamily.VARCHAR, 20),
                ColumnType.of(TypeFamily.NVARCHAR)),
            text,
            text,
            longText);

    byte[] once = utf16(text);
    byte[] twice = new byte[2 * (once.length + 2)];
    for (int from : new int[] {0, once.length + 2}) {
      twice[from] = (byte) once.length;
      System.arraycopy(once, 0, twice, from + 2, once.length);
    }
    assertThat(sent.has(twice)).isTrue();
    assertThat(sent.has(Arrays.copyOf(utf16(longText), 3_000))).isTrue();
  }

  @Test
  void bytesAndGuidsAreSentAsTheyAre() throws Exception {
    TdsRequest sent =
        values(
            List.of(VARBINARY, GUID),
            List.of(
                ColumnType.ofLength(TypeFamily.VARBINARY, 20),
                ColumnType.of(TypeFamily.UNIQUEIDENTIFIER)),
            new byte[] {0, 1, -1},
            "6F9619FF-8B86-D011-B42D-00C04FC964FF");

    byte[] guid = "6F9619FF-8B86-D011-B42D-00C04FC964FF".getBytes(StandardCharsets.US_ASCII);
    assertThat(sent.has(new byte[] {3, 0, 0, 1, -1, 36, 0, guid[0], guid[1], guid[2]})).isTrue();
    assertThat(sent.has(guid)).isTrue();
  }

  @Test
  void guidThatH2HasReadIsSentAsText() throws Exception {
    TdsRequest sent =
        values(
            List.of(GUID),
            List.of(ColumnType.of(TypeFamily.UNIQUEIDENTIFIER)),
            UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff"));

    assertThat(sent.has("6f9619ff-8b86-d011-b42d-00c04fc964ff".getBytes(StandardCharsets.US_ASCII)))
        .isTrue();
  }

  @Test
  void aNumberThatTheColumnCannotHoldIsRefusedAndNotCut() throws Exception {
    assertThatThrownBy(() -> values(List.of(INT), List.of(ColumnType.of(TypeFamily.INT)), 1L << 32))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(
            () ->
                values(
                    List.of(DECIMAL), List.of(ColumnType.decimal(38, 2)), new BigDecimal("0.001")))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = TypeFamily.class,
      names = {"TEXT", "NTEXT", "IMAGE", "XML", "HIERARCHYID", "GEOMETRY", "GEOGRAPHY"})
  void aTableWithATypeThatIsNotCarriedExactlyIsInserted(TypeFamily family) throws Exception {
    try (TdsServer server = new TdsServer(destination(List.of(INT)));
        Connection connection = server.connect()) {
      List<Column> columns =
          List.of(column(0, ColumnType.of(TypeFamily.INT)), column(1, ColumnType.of(family)));

      assertThat(
              SqlServerDialect.INSTANCE.bulkSink(
                  connection, Table.of(new TableName("dbo", "t"), columns, null), columns, false))
          .isEmpty();
    }
  }

  private TdsRequest values(List<int[]> declared, List<ColumnType> types, Object... values)
      throws Exception {
    List<Column> columns = new ArrayList<>();
    for (ColumnType type : types) {
      columns.add(column(columns.size(), type));
    }
    return sent(declared, columns, rows(values)).get(1);
  }

  private List<TdsRequest> sent(
      List<int[]> declared, List<Column> columns, List<@Nullable Object[]> rows) throws Exception {
    try (TdsServer server = new TdsServer(destination(declared));
        Connection connection = server.connect();
        RowSink sink = sink(connection, columns, false)) {
      connection.setAutoCommit(false);
      sink.write(rows);
      return List.of(next(), next());
    }
  }

  private TdsRequest next() throws InterruptedException {
    TdsRequest request = requests.poll(10, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static RowSink sink(Connection connection, List<Column> columns, boolean withoutIndexes)
      throws SQLException {
    return SqlServerDialect.INSTANCE
        .bulkSink(
            connection, Table.of(new TableName("dbo", "t"), columns, null), columns, withoutIndexes)
        .orElseThrow();
  }

  /** Answers the driver's questions about the table, and records the load. */
  private TdsServer.Script destination(List<int[]> declared) {
    return (request, out) -> {
      if (request.text().contains("FMTONLY")) {
        out.columns(declared.toArray(int[][]::new)).done();
      } else if (request.text().contains("sys.columns")) {
        attributes(declared.size(), out);
      } else {
        requests.add(request);
        out.done();
      }
    };
  }

  /** No collation, not computed. */
  private static void attributes(int columns, TdsOutput out) throws IOException {
    out.namedColumns(List.of("collation_name", "is_computed"), TdsOutput.variable(true, 256), BIT);
    for (int at = 0; at < columns; at++) {
      out.row().bytes(0xff, 0xff).bytes(1, 0);
    }
    out.done();
  }

  private static Column column(int at, ColumnType type) {
    return new Column("c" + at, at + 1, type, true, null, null, null, null);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static List<@Nullable Object[]> rows(@Nullable Object[]... rows) {
    return Arrays.asList(rows);
  }

  private static byte[] littleEndian(long number) {
    byte[] bytes = new byte[8];
    for (int at = 0; at < 8; at++) {
      bytes[at] = (byte) (number >> 8 * at);
    }
    return bytes;
  }

  /** Unlike a charset of Java, this keeps unpaired surrogates. */
  private static byte[] utf16(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int at = 0; at < text.length(); at++) {
      bytes[2 * at] = (byte) text.charAt(at);
      bytes[2 * at + 1] = (byte) (text.charAt(at) >> 8);
    }
    return bytes;
  }
}
