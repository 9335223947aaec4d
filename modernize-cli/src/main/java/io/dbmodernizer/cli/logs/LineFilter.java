package io.dbmodernizer.cli.logs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A choice of lines. A line without a time, as of a stack trace, belongs to the line before it.
 * Used by one thread.
 */
final class LineFilter {
  private static final Pattern BEGINNING = Pattern.compile("^\\[?\\d{4}-\\d{2}-\\d{2}[T ].*");

  private final @Nullable Pattern wanted;
  private boolean lastLet;

  /**
   * Creates the filter.
   *
   * @param migrationId id of the migration that lines have to name; null for all lines
   */
  LineFilter(@Nullable String migrationId) {
    this.wanted =
        migrationId == null
            ? null
            : Pattern.compile("(?<![\\w.-])" + Pattern.quote(migrationId) + "(?![\\w-])");
  }

  boolean lets(String line) {
    if (wanted == null) {
      return true;
    }
    if (BEGINNING.matcher(line).matches()) {
      lastLet = wanted.matcher(line).find();
    }
    return lastLet;
  }
}
