package io.dbmodernizer.datamover.checksum;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The sum of row hashes modulo 2^128. Not thread-safe. */
final class RowSum {

  private static final HexFormat HEX = HexFormat.of();

  private long high;
  private long low;
  private long rows;

  void add(byte[] hash) {
    ByteBuffer bits = ByteBuffer.wrap(hash);
    high += bits.getLong();
    long lower = bits.getLong();
    low += lower;
    if (Long.compareUnsigned(low, lower) < 0) {
      high++;
    }
    rows++;
  }

  TableDigest digest() {
    return new TableDigest(rows, HEX.toHexDigits(high) + HEX.toHexDigits(low));
  }
}
