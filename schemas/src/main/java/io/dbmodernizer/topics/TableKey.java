package io.dbmodernizer.topics;

/**
 * The key of a record on the topic of tables. The first slash ends the id of the migration, which
 * contains none.
 *
 * @param migrationId the migration
 * @param table the table as {@code [schema].[table]}
 */
public record TableKey(String migrationId, String table) {
  /** The form of a key, for messages. */
  public static final String ACCEPTED = "migrationId/[schema].[table]";

  private static final char SEPARATOR = '/';

  /**
   * Returns the prefix that the keys of all tables of a migration have, and no other key.
   *
   * @param migrationId the migration
   * @return the migrationId and the separator
   */
  public static String prefix(String migrationId) {
    return migrationId + SEPARATOR;
  }

  /**
   * Returns the id of the migration in a key.
   *
   * @param key the text of a key
   * @return the part before the first slash; the whole key if there is none
   */
  public static String migrationIdOf(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? key : key.substring(0, end);
  }

  /**
   * Returns whether a text can be a key.
   *
   * @param text any text
   * @return true if it has a non-empty migrationId, a slash and a non-empty table
   */
  public static boolean isKey(String text) {
    int end = text.indexOf(SEPARATOR);
    return end > 0 && end < text.length() - 1;
  }

  /**
   * Reads a key.
   *
   * @param text as {@link #toString()} writes it
   * @return the key
   * @throws IllegalArgumentException if the migrationId or the table is empty
   */
  public static TableKey parse(String text) {
    if (!isKey(text)) {
      throw new IllegalArgumentException("the key names no table; accepted: " + ACCEPTED);
    }
    int end = text.indexOf(SEPARATOR);
    return new TableKey(text.substring(0, end), text.substring(end + 1));
  }

  @Override
  public String toString() {
    return prefix(migrationId) + table;
  }
}
