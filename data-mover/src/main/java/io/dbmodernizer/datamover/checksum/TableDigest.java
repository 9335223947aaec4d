package io.dbmodernizer.datamover.checksum;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A digest of the content of a table or of a chunk of it. Equal content gives equal digests in
 * every dialect, in whatever order the rows are read.
 *
 * <p>The checksum is the sum, modulo 2^128, of the first 128 bits of the SHA-256 hash of each row.
 * So digests of disjoint chunks add up to the digest of the whole. It detects accidental
 * differences, not deliberate ones.
 *
 * @param rows the number of rows, 0 or more
 * @param checksum 32 hexadecimal digits in lower case
 */
public record TableDigest(long rows, String checksum) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  /** The digest of no rows. */
  public static final TableDigest EMPTY = new TableDigest(0, "0".repeat(32));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the number of rows is negative or the checksum has another
   *     form
   */
  public TableDigest {
    if (rows < 0 || !HEX.matcher(checksum).matches()) {
      throw new IllegalArgumentException(
          "a digest needs a row count of at least 0 and 32 lower-case hexadecimal digits, got "
              + rows
              + " and '"
              + checksum
              + "'");
    }
  }

  /**
   * Returns the digest of both contents together.
   *
   * @param other the digest of other rows
   * @throws ArithmeticException if the number of rows exceeds {@code long}
   */
  public TableDigest plus(TableDigest other) {
    BigInteger sum = new BigInteger(checksum, 16).add(new BigInteger(other.checksum, 16));
    String hex = String.format("%032x", sum);
    return new TableDigest(Math.addExact(rows, other.rows), hex.substring(hex.length() - 32));
  }
}
