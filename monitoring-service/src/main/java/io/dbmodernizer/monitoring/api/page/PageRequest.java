package io.dbmodernizer.monitoring.api.page;

import io.dbmodernizer.monitoring.api.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The page that a caller asks for.
 *
 * @param sort order of the list
 * @param limit largest number of items
 * @param after position of the last item of the page before; null for the first page
 */
public record PageRequest(Sort sort, int limit, @Nullable Key after) {
  /** Largest number of items in a page. */
  public static final int LARGEST = 200;

  /** Number of items in a page if the caller does not say. */
  public static final String DEFAULT_LIMIT = "50";

  /**
   * Returns the page that parameters ask for.
   *
   * @param cursor the cursor of the page before; null for the first page
   * @throws org.springframework.web.ErrorResponseException 400 if limit or cursor is not accepted
   */
  public static PageRequest of(Sort sort, int limit, @Nullable String cursor) {
    if (limit < 1 || limit > LARGEST) {
      throw Problem.badValue("limit", Integer.toString(limit), "1 to " + LARGEST);
    }
    return new PageRequest(sort, limit, cursor == null ? null : Cursor.parse(cursor, sort));
  }

  /** Returns whether an item comes after the page before. */
  boolean isAfter(Key key) {
    if (after == null) {
      return true;
    }
    return sort.descending() ? key.compareTo(after) < 0 : key.compareTo(after) > 0;
  }
}
