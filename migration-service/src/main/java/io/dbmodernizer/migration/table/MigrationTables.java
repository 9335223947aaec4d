package io.dbmodernizer.migration.table;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of one migration by name, with what has changed since they were stored. Used by one
 * thread.
 */
public final class MigrationTables {
  private final Map<TableName, TableProgress> stored = new LinkedHashMap<>();
  private final Map<TableName, TableProgress> now = new LinkedHashMap<>();
  private final Map<String, TableName> spellings = new LinkedHashMap<>();

  /**
   * @param tables as stored in the stage's state
   */
  public MigrationTables(Collection<TableProgress> tables) {
    for (TableProgress table : tables) {
      TableName name = TableName.parse(table.getTable());
      stored.put(name, table);
      now.put(name, table);
      spellings.put(key(name.toString()), name);
      spellings.putIfAbsent(key(name.schema() + "." + name.name()), name);
    }
  }

  /** The names in order. */
  public Set<TableName> names() {
    return new LinkedHashSet<>(now.keySet());
  }

  /** The tables as they stand now, in order. */
  public List<TableProgress> all() {
    return List.copyOf(now.values());
  }

  /** How many there are. */
  public int size() {
    return now.size();
  }

  /** How many stand in one of the given states. */
  public long count(TableState... states) {
    Set<TableState> wanted = Set.of(states);
    return now.values().stream().filter(table -> wanted.contains(table.getState())).count();
  }

  /** The table of this name. */
  public Optional<TableProgress> get(TableName name) {
    return Optional.ofNullable(now.get(name));
  }

  /** Finds a table by {@code [schema].[table]} or {@code schema.table}, in any case. */
  public Optional<TableName> find(String spelling) {
    return Optional.ofNullable(spellings.get(key(spelling)));
  }

  /** Puts a table's new standing. */
  public void put(TableName name, TableProgress progress) {
    now.put(name, progress);
  }

  /** The tables that differ from what is stored. */
  public List<TableProgress> changed() {
    List<TableProgress> changed = new ArrayList<>();
    now.forEach(
        (name, progress) -> {
          if (!Objects.equals(stored.get(name), progress)) {
            changed.add(progress);
          }
        });
    return changed;
  }

  private static String key(String spelling) {
    return spelling.toLowerCase(Locale.ROOT);
  }
}
