package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The latest progress of every table of every migration. Thread-safe. */
final class TablesView implements TopicView {
  private final Map<String, ConcurrentNavigableMap<String, TableProgress>> byMigration =
      new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean complete;

  /**
   * Returns tables of a migration, in the order of their names.
   *
   * @param migrationId id of the migration
   * @param after name of the table before the first one; empty for the beginning
   * @param wanted condition that the tables meet
   * @param most largest number of tables
   * @return empty if the migration has no such tables
   */
  List<TableProgress> of(
      String migrationId, String after, Predicate<TableProgress> wanted, int most) {
    NavigableMap<String, TableProgress> tables = byMigration.get(migrationId);
    return (tables == null ? new TreeMap<String, TableProgress>() : tables)
        .tailMap(after, false).values().stream().filter(wanted).limit(most).toList();
  }

  @Override
  public Topic topic() {
    return Topic.TABLES;
  }

  @Override
  public void put(String key, SpecificRecord value) {
    TableKey table = TableKey.parse(key);
    byMigration.compute(
        table.migrationId(),
        (id, known) -> {
          ConcurrentNavigableMap<String, TableProgress> tables =
              known == null ? new ConcurrentSkipListMap<>() : known;
          if (tables.put(table.table(), ((TableStatus) value).getProgress()) == null) {
            size.incrementAndGet();
          }
          return tables;
        });
  }

  @Override
  public void remove(String key) {
    byMigration.computeIfPresent(
        Topic.TABLES.migrationIdOf(key),
        (id, tables) -> {
          if (tables.remove(key.substring(TableKey.prefix(id).length())) != null) {
            size.decrementAndGet();
          }
          return tables.isEmpty() ? null : tables;
        });
  }

  @Override
  public int size() {
    return size.get();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void markComplete() {
    complete = true;
  }
}
