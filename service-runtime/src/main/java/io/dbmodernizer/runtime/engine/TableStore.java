package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.topics.TableKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tables of all migrations of one task. A changelogged store has a record for each table, and a
 * cache holds the tables of the migrations that were used last. Used by the stream thread only.
 */
final class TableStore {
  /** Most tables in the cache. */
  private static final int MOST_KEPT = 250_000;

  private final KeyValueStore<String, TableProgress> store;
  private final Map<String, StageTables> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int keptTables;

  TableStore(KeyValueStore<String, TableProgress> store) {
    this.store = store;
  }

  /** Returns the tables of a migration as stored. */
  StageTables of(String migrationId) {
    StageTables known = kept.get(migrationId);
    if (known == null) {
      known = read(migrationId);
      keep(migrationId, known);
    }
    return known;
  }

  /**
   * Stores changed tables.
   *
   * @param now all tables of the migration after the change
   * @param changed the tables to write
   */
  void put(String migrationId, StageTables now, List<TableProgress> changed) {
    for (TableProgress table : changed) {
      store.put(new TableKey(migrationId, table.getTable()).toString(), table);
    }
    keep(migrationId, now);
  }

  /** Returns whether there is any table of a migration. */
  boolean hasAny(String migrationId) {
    try (KeyValueIterator<String, TableProgress> entries = scan(migrationId)) {
      return entries.hasNext();
    }
  }

  /**
   * Deletes tables of a migration.
   *
   * @param most most tables to delete now
   * @return the keys of the deleted tables; fewer than {@code most} if none is left
   */
  List<String> forget(String migrationId, int most) {
    StageTables known = kept.remove(migrationId);
    keptTables -= known == null ? 0 : known.size();
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, TableProgress> entries = scan(migrationId)) {
      while (keys.size() < most && entries.hasNext()) {
        keys.add(entries.next().key);
      }
    }
    keys.forEach(store::delete);
    return keys;
  }

  private StageTables read(String migrationId) {
    List<TableProgress> tables = new ArrayList<>();
    try (KeyValueIterator<String, TableProgress> entries = scan(migrationId)) {
      entries.forEachRemaining(entry -> tables.add(entry.value));
    }
    return StageTables.of(tables);
  }

  private KeyValueIterator<String, TableProgress> scan(String migrationId) {
    return store.prefixScan(TableKey.prefix(migrationId), new StringSerializer());
  }

  private void keep(String migrationId, StageTables tables) {
    StageTables before = kept.put(migrationId, tables);
    keptTables += tables.size() - (before == null ? 0 : before.size());
    Iterator<Map.Entry<String, StageTables>> eldest = kept.entrySet().iterator();
    while (keptTables > MOST_KEPT && kept.size() > 1 && eldest.hasNext()) {
      keptTables -= eldest.next().getValue().size();
      eldest.remove();
    }
  }
}
