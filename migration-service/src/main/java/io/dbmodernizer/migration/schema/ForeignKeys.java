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
 * The foreign keys of a migration's tables, told apart without listing them: a target whose keys
 * were taken away for a copy is known to be whole again by comparing two of these.
 *
 * @param count how many there are
 * @param digest checksum of tables and names in order
 */
public record ForeignKeys(int count, String digest) {

  /** Those of the given tables. */
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

  /** Reads {@link #toString()}. */
  public static ForeignKeys parse(String text) {
    int colon = text.indexOf(':');
    return new ForeignKeys(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** The form in which it is stored: {@code 12:0f3a…}. */
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
