package io.dbmodernizer.datamover.chunk;

/**
 * The copy that a chunk belongs to.
 *
 * @param migration the id of the migration, 1 to 200 characters
 * @param attempt the number of the copy within the migration, from 1. A higher number replaces the
 *     chunks of a lower one
 */
public record CopyId(String migration, int attempt) {

  /** The most characters of a migration's id. */
  static final int MOST_CHARACTERS = 200;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public CopyId {
    if (migration.isEmpty() || migration.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "the id of a migration needs 1 to "
              + MOST_CHARACTERS
              + " characters, got "
              + migration.length());
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be at least 1, got " + attempt);
    }
  }
}
