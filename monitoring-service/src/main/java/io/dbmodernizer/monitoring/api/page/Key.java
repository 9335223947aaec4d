package io.dbmodernizer.monitoring.api.page;

import java.util.Comparator;

/**
 * The position of an item in an order.
 *
 * @param rank value of the field that the list is sorted by; 0 if that is the id
 * @param id id of the item, which decides between items of the same rank
 */
public record Key(long rank, String id) implements Comparable<Key> {
  private static final Comparator<Key> ORDER =
      Comparator.comparingLong(Key::rank).thenComparing(Key::id);

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }
}
