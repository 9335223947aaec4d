package io.dbmodernizer.datamover.tds;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.IdentityCounters;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The real driver reads large objects that a {@link TdsServer} sends, as SQL Server would for the
 * selected expressions. The same rows in H2 must have the same digest.
 */
class SqlServerLargeValuesTest {

  private static final TableName NAME = new TableName("PUBLIC", "t");
  private static final int[] BIGINT = {0x26, 8};
  private static final int[] BYTES = TdsOutput.variable(false, 0xffff);

  private static final Table TABLE =
      Table.of(
          NAME,
          List.of(
              column("words", 1, ColumnType.of(TypeFamily.NVARCHAR)),
              column("id", 2, ColumnType.of(TypeFamily.BIGINT)),
              column("octets", 3, ColumnType.of(TypeFamily.VARBINARY))),
          null);

  private static final String COMPARED =
      "SELECT DATALENGTH([words]), CASE WHEN DATALENGTH([words]) > 1048576"
          + " THEN CAST([words] AS varbinary(max)) END, CAST([words] AS varbinary(max)), [id],"
          + " DATALENGTH([octets]), [octets] FROM [PUBLIC].[t]";

  private static final String COPIED =
      "SELECT [id], DATALENGTH([words]), DATALENGTH([octets]), CAST([words] AS varbinary(max)),"
          + " [octets] FROM [PUBLIC].[t]";

  private final byte[] octets = new byte[1_300_000];
  private final String words = "aé漢😀".repeat(200_000);

  @Test
  void largeObjectsOfTheDriverHaveTheDigestAndTheCopyThatH2Has() throws Exception {
    // Given
    new Random(1).nextBytes(octets);
    try (TdsServer server = new TdsServer(this::answer);
        Connection source = server.connect();
        TestDatabase target = new TestDatabase()) {
      target.execute(
          "CREATE TABLE t(words CHARACTER LARGE OBJECT, id BIGINT,"
              + " octets BINARY LARGE OBJECT)");

      // When
      TableCopier.copy(
          source,
          target.connection(),
          TABLE,
          (IdentityCounters) table -> Optional.empty(),
          CopyOptions.defaults(),
          CopyListener.NONE);
      TableDigest inTarget =
          TableDigester.digest(target.connection(), target.table("PUBLIC.t"), target.dialect());

      // Then
      assertThat(target.query("SELECT words FROM t ORDER BY id"))
          .containsExactly(words, "short", "null");
      assertThat(TableDigester.digest(source, TABLE, SqlServerDialect.INSTANCE))
          .isEqualTo(inTarget);
    }
  }

  /** Both connections are the driver's: it reads a row only forward, also while it sends one. */
  @Test
  void twoLargeObjectsOfARowAreStreamedFromOneServerToAnother() throws Exception {
    // Given
    new Random(2).nextBytes(octets);
    BlockingQueue<TdsRequest> inserts = new LinkedBlockingQueue<>();
    TdsServer.Script target =
        (request, out) -> {
          if (request.text().contains("INSERT INTO")) {
            inserts.add(request);
            out.done();
          } else {
            boolean first = request.text().contains("EXISTS");
            out.columns(BIGINT).row().bigint(first ? 0 : 3).done();
          }
        };
    try (TdsServer from = new TdsServer(this::answer);
        TdsServer to = new TdsServer(target);
        Connection source = from.connect();
        Connection written = to.connect()) {

      // When
      TableCopier.copy(
          source,
          written,
          TABLE,
          (IdentityCounters) table -> Optional.empty(),
          CopyOptions.defaults(),
          CopyListener.NONE);

      // Then
      TdsRequest insert = inserts.poll(10, TimeUnit.SECONDS);
      assertThat(insert).isNotNull();
      assertThat(insert.text())
          .contains("INSERT INTO [PUBLIC].[t] ([id], [words], [octets]) VALUES")
          .contains(words.substring(0, 3_000));
      assertThat(insert.has(Arrays.copyOf(octets, 3_000))).isTrue();
    }
  }

  private void answer(TdsRequest request, TdsOutput out) throws IOException {
    if (request.text().contains(COMPARED)) {
      out.columns(BIGINT, BYTES, BYTES, BIGINT, BIGINT, BYTES);
      compared(out, words, 1, octets);
      compared(out, "short", 2, new byte[] {7});
      out.row().bytes(0).largeNull().largeNull().bigint(3).bytes(0).largeNull();
    } else {
      assertThat(request.text()).contains(COPIED);
      out.columns(BIGINT, BIGINT, BIGINT, BYTES, BYTES);
      copied(out, words, 1, octets);
      copied(out, "short", 2, new byte[] {7});
      out.row().bigint(3).bytes(0).bytes(0).largeNull().largeNull();
    }
    out.done();
  }

  private static void compared(TdsOutput out, String text, int id, byte[] bytes)
      throws IOException {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16LE);
    out.row().bigint(utf16.length);
    if (utf16.length > 1 << 20) {
      large(out, utf16);
    } else {
      out.largeNull();
    }
    large(out, utf16);
    out.bigint(id).bigint(bytes.length);
    large(out, bytes);
  }

  private static void copied(TdsOutput out, String text, int id, byte[] bytes) throws IOException {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16LE);
    out.row().bigint(id).bigint(utf16.length).bigint(bytes.length);
    large(out, utf16);
    large(out, bytes);
  }

  private static void large(TdsOutput out, byte[] bytes) throws IOException {
    out.large(bytes.length, new ByteArrayInputStream(bytes));
  }

  private static Column column(String name, int ordinal, ColumnType type) {
    return new Column(name, ordinal, type, true, null, null, null, null);
  }
}
