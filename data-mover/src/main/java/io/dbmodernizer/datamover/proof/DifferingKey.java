package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.compare.RowDiff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The primary key of a differing row.
 *
 * @param key the values of the key with their columns, or a hash of the values
 * @param difference the way in which the row differs
 */
public record DifferingKey(String key, RowDiff.Difference difference) {

  private static final int DIGITS = 16;
  private static final String SEPARATOR = "\u001f";

  static DifferingKey shown(List<String> columns, RowDiff.DifferingRow row) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < columns.size(); at++) {
      text.append(at == 0 ? "" : ", ").append(columns.get(at)).append(" = ");
      text.append(row.key().get(at));
    }
    return new DifferingKey(text.toString(), row.difference());
  }

  /**
   * Returns the first 16 hexadecimal digits of the SHA-256 hash of the values, with U+001F between
   * them. The hash hides a key from readers of the report. It does not hide it from somebody who
   * tries all possible keys.
   */
  static DifferingKey hashed(RowDiff.DifferingRow row) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join(SEPARATOR, row.key()).getBytes(StandardCharsets.UTF_8));
      return new DifferingKey(
          "sha256:" + HexFormat.of().formatHex(hash).substring(0, DIGITS), row.difference());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
