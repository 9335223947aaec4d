package io.dbmodernizer.datamover;

import io.dbmodernizer.datamover.compare.TableComparison;
import java.io.InputStream;
import java.io.Reader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves a table with one binary and one text value of a given size from one H2 database to another,
 * and compares the rows. {@link LargeValuesTest} starts it with a small heap.
 */
final class LargeValuesProgram {

  private LargeValuesProgram() {}

  /**
   * Runs the program. It prints whether the rows are equal.
   *
   * @param arguments the URLs of two empty databases, the size of each value in MiB, and how to
   *     move: {@code table} as a whole table, {@code chunks} in chunks
   */
  public static void main(String[] arguments) throws Exception {
    long size = Long.parseLong(arguments[2]) << 20;
    try (TestDatabase source = new TestDatabase(arguments[0]);
        TestDatabase target = new TestDatabase(arguments[1])) {
      long start = System.nanoTime();
      source.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, octets BINARY LARGE OBJECT,"
              + " words CHARACTER LARGE OBJECT, note VARCHAR(20))",
          "INSERT INTO t VALUES (1, X'01', 'one', 'before'), (3, NULL, NULL, 'after')");
      insert(source, size);
      long filled = System.nanoTime();
      List<TableComparison> comparisons =
          arguments[3].equals("chunks")
              ? RoundTrip.moveInChunks(source, target)
              : RoundTrip.move(source, target);
      long moved = System.nanoTime();
      TableComparison comparison = comparisons.get(0);
      List<List<String>> lengths =
          target.rows("SELECT OCTET_LENGTH(octets), CHAR_LENGTH(words), note FROM t ORDER BY id");
      System.out.printf(
          "heap %d MiB, filled in %d ms, copied and compared in %d ms, matched %s, lengths %s%n",
          Runtime.getRuntime().maxMemory() >> 20,
          TimeUnit.NANOSECONDS.toMillis(filled - start),
          TimeUnit.NANOSECONDS.toMillis(moved - filled),
          comparison.matched(),
          lengths);
    }
  }

  private static void insert(TestDatabase database, long size) throws SQLException {
    try (PreparedStatement insert =
        database.connection().prepareStatement("INSERT INTO t VALUES (2, ?, ?, 'large')")) {
      insert.setBinaryStream(1, octets(size), size);
      insert.setCharacterStream(2, words(size), size);
      insert.executeUpdate();
    }
  }

  private static InputStream octets(long size) {
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
          bytes[to] = (byte) (at++ * 0x9E3779B97F4A7C15L >>> 56);
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }

  private static Reader words(long size) {
    return new Reader() {
      private long at;

      @Override
      public int read(char[] units, int offset, int length) {
        int count = (int) Math.min(length, size - at);
        for (int to = offset; to < offset + count; to++) {
          units[to] = "0123456789 aé漢".charAt((int) (at++ * 0x9E3779B97F4A7C15L >>> 33) % 14);
        }
        return count == 0 && length > 0 ? -1 : count;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
