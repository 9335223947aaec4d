package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import io.dbmodernizer.datamover.tds.TdsOutput;
import io.dbmodernizer.datamover.tds.TdsRequest;
import io.dbmodernizer.datamover.tds.TdsServer;
import io.dbmodernizer.datamover.value.LargeBytes;
import io.dbmodernizer.datamover.value.LargeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;

/**
 * Hashes a row with large values that the driver of SQL Server reads from a {@link TdsServer} in
 * the same JVM. {@code LargeValuesTest} starts it with a small heap.
 */
public final class SqlServerStreamProgram {

  private static final Table TABLE =
      Table.of(
          new TableName("dbo", "t"),
          List.of(
              column("words", 1, TypeFamily.NVARCHAR),
              column("octets", 2, TypeFamily.VARBINARY),
              column("id", 3, TypeFamily.BIGINT)),
          null);

  private final long size;

  private SqlServerStreamProgram(long size) {
    this.size = size;
  }

  /**
   * Runs the program. It prints whether the digest is that of the same values without a driver.
   *
   * @param arguments the size of each value in MiB
   */
  public static void main(String[] arguments) throws Exception {
    SqlServerStreamProgram program = new SqlServerStreamProgram(Long.parseLong(arguments[0]) << 20);
    try (TdsServer server = new TdsServer(program::answer);
        Connection connection = server.connect()) {
      TableDigest digest = TableDigester.digest(connection, TABLE, SqlServerDialect.INSTANCE);
      System.out.println("equal " + digest.equals(program.expected()));
    }
  }

  private void answer(TdsRequest request, TdsOutput out) throws IOException {
    int[] bigint = {0x26, 8};
    int[] bytes = TdsOutput.variable(false, 0xffff);
    out.columns(bigint, bytes, bytes, bigint, bytes, bigint).row();
    out.bigint(size).large(size, letters()).large(size, letters());
    out.bigint(size).large(size, letters()).bigint(7).done();
  }

  private TableDigest expected() throws Exception {
    RowHasher hasher = new RowHasher();
    hasher.add(new LargeText(this::text, this::text, null));
    hasher.add(new LargeBytes(size, this::letters));
    hasher.add(7L);
    RowSum sum = new RowSum();
    sum.add(hasher.finish());
    return sum.digest();
  }

  private Reader text() {
    return new InputStreamReader(letters(), StandardCharsets.UTF_16LE);
  }

  /** Bytes that are UTF-16 of ASCII. */
  private InputStream letters() {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        throw new UnsupportedOperationException("large objects are not read byte by byte");
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        int count = (int) Math.min(length, size - at);
        for (int to = offset; to < offset + count; to++) {
          bytes[to] = (byte) (at % 2 == 1 ? 0 : 'A' + at % 23);
          at++;
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  private static Column column(String name, int ordinal, TypeFamily family) {
    return new Column(name, ordinal, ColumnType.of(family), true, null, null, null, null);
  }
}
