package io.dbmodernizer.migration.schema;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A digest of the foreign keys of a migration's tables. It is stored before a copy that removes the
 * keys. Later an equal digest proves that all keys are back.
 *
 * @param count the number of keys
 * @param digest the checksum of tables and names in order, 16 hexadecimal digits
 */
public record ForeignKeys(int count, String digest) {

  /** Returns the digest of the given tables' keys. */
  public static ForeignKeys of(DatabaseCatalog catalog, Collection<TableName> tables) {
    List<String> names =
        tables.stream()
            .map(catalog::table)
            .flatMap(Optional::stream)
            .flatMap(
                table -> table.foreignKeys().stream().map(key -> table.name() + "." + key.name()))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .sorted()
            .toList();
    return new ForeignKeys(names.size(), digest(String.join("\n", names)));
  }

  /**
   * Reads the form of {@link #toString()}.
   *
   * @throws NumberFormatException if the text has another form
   */
  public static ForeignKeys parse(String text) {
    int colon = text.indexOf(':');
    return new ForeignKeys(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** Returns the form that is stored: {@code 12:0f3a…}. */
  @Override
  public String toString() {
    return count + ":" + digest;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
