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
 * The tables of all migrations of one task: a record for each in a changelogged store, and the
 * versions that steps look at, read once and kept as long as there is room. Used by the stream
 * thread only.
 */
final class TableStore {
  /** Tables kept in memory besides the store, of the migrations that were worked on last. */
  private static final int MOST_KEPT = 250_000;

  private final KeyValueStore<String, TableProgress> store;
  private final Map<String, StageTables> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int keptTables;

  TableStore(KeyValueStore<String, TableProgress> store) {
    this.store = store;
  }

  /** The tables of a migration as stored. */
  StageTables of(String migrationId) {
    StageTables known = kept.get(migrationId);
    if (known == null) {
      known = read(migrationId);
      keep(migrationId, known);
    }
    return known;
  }

  /**
   * Stores what has changed.
   *
   * @param now all tables after it
   * @param changed those to write
   */
  void put(String migrationId, StageTables now, List<TableProgress> changed) {
    for (TableProgress table : changed) {
      store.put(new TableKey(migrationId, table.getTable()).toString(), table);
    }
    keep(migrationId, now);
  }

  /** Whether there is any table of a migration. */
  boolean hasAny(String migrationId) {
    try (KeyValueIterator<String, TableProgress> entries = scan(migrationId)) {
      return entries.hasNext();
    }
  }

  /**
   * Deletes tables of a migration.
   *
   * @param most how many at most
   * @return the keys of those that are deleted now; fewer than {@code most} if none is left
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
