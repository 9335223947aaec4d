package io.dbmodernizer.monitoring.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items of the page
 * @param total number of items on all pages
 * @param next cursor of the next page; null on the last page
 * @param <T> type of the items
 */
public record Page<T>(List<T> items, int total, @Nullable String next) {

  /** Returns the only page of a short list. */
  public static <T> Page<T> whole(List<T> items) {
    return new Page<>(items, items.size(), null);
  }

  /**
   * Returns a page.
   *
   * @param ascending all items of the list, in ascending order
   * @param request the page to return
   * @param wanted condition that the items meet
   * @param shown what is shown of an item
   */
  public static <T, R> Page<R> of(
      List<Entry<T>> ascending, PageRequest request, Predicate<T> wanted, Function<T, R> shown) {
    List<R> items = new ArrayList<>();
    int total = 0;
    boolean more = false;
    Key last = null;
    int size = ascending.size();
    for (int i = 0; i < size; i++) {
      Entry<T> entry = ascending.get(request.sort().descending() ? size - 1 - i : i);
      if (wanted.test(entry.item())) {
        total++;
        if (items.size() == request.limit()) {
          more = true;
        } else if (request.isAfter(entry.key())) {
          items.add(shown.apply(entry.item()));
          last = entry.key();
        }
      }
    }
    return new Page<>(
        items, total, more && last != null ? Cursor.after(last, request.sort()) : null);
  }
}
