package io.dbmodernizer.datamover.value;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Reads little-endian UTF-16 by code units, because Java's decoders replace an unpaired surrogate.
 */
final class Utf16Reader extends Reader {

  private final InputStream in;
  private final byte[] bytes = new byte[16 * 1024];

  Utf16Reader(InputStream in) {
    this.in = in;
  }

  /**
   * Decodes bytes in memory.
   *
   * @param bytes an even number of bytes
   */
  static String decode(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    decode(bytes, units, 0, units.length);
    return new String(units);
  }

  private static void decode(byte[] bytes, char[] units, int offset, int count) {
    for (int at = 0; at < count; at++) {
      units[offset + at] = (char) (bytes[2 * at] & 0xff | (bytes[2 * at + 1] & 0xff) << 8);
    }
  }

  @Override
  public int read(char[] units, int offset, int length) throws IOException {
    int wanted = Math.min(length, bytes.length / 2);
    int read = in.readNBytes(bytes, 0, 2 * wanted);
    if (read % 2 != 0) {
      throw new EOFException("the UTF-16 text ends within a code unit");
    }
    decode(bytes, units, offset, read / 2);
    return read == 0 && wanted > 0 ? -1 : read / 2;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
