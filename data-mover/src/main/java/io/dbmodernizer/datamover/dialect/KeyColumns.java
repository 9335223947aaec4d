package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups rows "one column of a key" into keys, in the order of the rows.
 *
 * @param <H> what is known of the key itself
 * @param <C> what is known of one column
 */
final class KeyColumns<H, C> {

  /** A key of a table. */
  record Key<H>(TableName table, String name, H header) {}

  /** Takes one complete key. */
  @FunctionalInterface
  interface KeyReader<H, C> {
    void read(TableName table, String name, H header, List<C> columns);
  }

  private final Map<Key<H>, List<C>> keys = new LinkedHashMap<>();

  void add(TableName table, String name, H header, C column) {
    keys.computeIfAbsent(new Key<>(table, name, header), key -> new ArrayList<>()).add(column);
  }

  List<C> columns(TableName table, String name) {
    return keys.entrySet().stream()
        .filter(e -> e.getKey().table().equals(table) && e.getKey().name().equals(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  void forEach(KeyReader<H, C> reader) {
    keys.forEach((key, columns) -> reader.read(key.table(), key.name(), key.header(), columns));
  }
}
