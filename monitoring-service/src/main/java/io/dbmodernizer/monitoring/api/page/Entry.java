package io.dbmodernizer.monitoring.api.page;

/**
 * An item at its position.
 *
 * @param key the position
 * @param item the item
 * @param <T> type of the item
 */
public record Entry<T>(Key key, T item) {}
