package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The latest progress of every table of every migration. Thread-safe. */
public final class TablesView implements TopicView {
  private static final MigrationTables NONE = new MigrationTables();

  private final Map<String, MigrationTables> byMigration = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong version = new AtomicLong();
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
    return tables(migrationId).byName().tailMap(after, false).values().stream()
        .filter(wanted)
        .limit(most)
        .toList();
  }

  /**
   * Returns all tables of a migration, in the order of their names.
   *
   * @param migrationId id of the migration
   * @return empty if the migration has no tables
   */
  public Collection<TableProgress> all(String migrationId) {
    return tables(migrationId).byName().values();
  }

  /** Returns the number of changes of tables so far. */
  public long version() {
    return version.get();
  }

  /**
   * Returns the version at the last change of a table of a migration.
   *
   * @param migrationId id of the migration
   * @return 0 if the migration has no tables
   */
  public long version(String migrationId) {
    return tables(migrationId).version();
  }

  /**
   * Returns the rows that the tables of a migration gain in a second, as far as they are being
   * copied.
   *
   * @param migrationId id of the migration
   * @return 0 if nothing is copied or the rate is unknown
   */
  public long rowsPerSecond(String migrationId) {
    return tables(migrationId).rowsPerSecond();
  }

  private MigrationTables tables(String migrationId) {
    return byMigration.getOrDefault(migrationId, NONE);
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
          MigrationTables tables = known == null ? new MigrationTables() : known;
          if (tables.put(
              table.table(), ((TableStatus) value).getProgress(), version.incrementAndGet())) {
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
          String table = key.substring(TableKey.prefix(id).length());
          if (tables.remove(table, version.incrementAndGet())) {
            size.decrementAndGet();
          }
          return tables.byName().isEmpty() ? null : tables;
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
