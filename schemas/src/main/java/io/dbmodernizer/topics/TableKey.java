package io.dbmodernizer.topics;

/**
 * Key of a record on the topic of tables. An id of a migration holds no slash, so the first one
 * ends it.
 *
 * @param migrationId the migration
 * @param table the table as {@code [schema].[table]}
 */
public record TableKey(String migrationId, String table) {
  /** The form of a key, for messages. */
  public static final String ACCEPTED = "migrationId/[schema].[table]";

  private static final char SEPARATOR = '/';

  /**
   * What the keys of all tables of a migration begin with, and no other key does.
   *
   * @param migrationId the migration
   * @return the migrationId and the separator
   */
  public static String prefix(String migrationId) {
    return migrationId + SEPARATOR;
  }

  /**
   * The migration in a key.
   *
   * @param key the text of a key
   * @return what is before the first separator; all of it if there is none
   */
  public static String migrationIdOf(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? key : key.substring(0, end);
  }

  /**
   * Whether a text can be a key.
   *
   * @param text any text
   * @return true if it names a migration and a table
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
   * @throws IllegalArgumentException if it names no migration or no table
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
