package io.dbmodernizer.migration.table;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one migration by name, with what has changed since they were stored. What has not
 * changed is shared with what is stored and not copied. Used by one thread.
 */
public final class MigrationTables {
  private final StageTables stored;
  private final Map<String, TableProgress> changes = new LinkedHashMap<>();
  private @Nullable Map<String, TableName> spellings;

  /**
   * @param stored the tables as stored
   */
  public MigrationTables(StageTables stored) {
    this.stored = stored;
  }

  /** For tables that are stored nowhere yet. */
  public MigrationTables(Collection<TableProgress> tables) {
    this(StageTables.of(tables));
  }

  /** The tables of a stored stage in numbers; all zero while there are none. */
  public static TableTotals totals(StageState state) {
    TableTotals totals = state.getTableTotals();
    return totals == null ? StageTables.NONE.totals() : totals;
  }

  /** The names in order. */
  public Set<TableName> names() {
    Set<TableName> names = new LinkedHashSet<>();
    for (TableProgress table : stored) {
      names.add(TableName.parse(table.getTable()));
    }
    for (String added : changes.keySet()) {
      if (stored.find(added).isEmpty()) {
        names.add(TableName.parse(added));
      }
    }
    return names;
  }

  /** The tables as they stand now, in order. */
  public List<TableProgress> all() {
    return now().all();
  }

  /** The tables as they stand now, in numbers. */
  public TableTotals totals() {
    return now().totals();
  }

  /** How many there are. */
  public int size() {
    return now().size();
  }

  /** How many stand in one of the given states. */
  public long count(TableState... states) {
    TableTotals totals = totals();
    long count = 0;
    for (TableState state : Set.of(states)) {
      count +=
          switch (state) {
            case PENDING -> totals.getPending();
            case COPYING -> totals.getCopying();
            case COPIED -> totals.getCopied();
            case MATCHED -> totals.getMatched();
            case MISMATCHED -> totals.getMismatched();
            case FAILED -> totals.getFailed();
            case UNSPECIFIED -> 0;
          };
    }
    return count;
  }

  /** The table of this name. */
  public Optional<TableProgress> get(TableName name) {
    TableProgress changed = changes.get(name.toString());
    return changed == null ? stored.find(name.toString()) : Optional.of(changed);
  }

  /** Finds a table by {@code [schema].[table]} or {@code schema.table}, in any case. */
  public Optional<TableName> find(String spelling) {
    Map<String, TableName> known = spellings;
    if (known == null) {
      known = new HashMap<>();
      for (TableName name : names()) {
        known.put(key(name.toString()), name);
        known.putIfAbsent(key(name.schema() + "." + name.name()), name);
      }
      spellings = known;
    }
    return Optional.ofNullable(known.get(key(spelling)));
  }

  /** Puts a table's new standing; one that equals what is stored is no change. */
  public void put(TableName name, TableProgress progress) {
    String key = name.toString();
    if (stored.find(key).filter(progress::equals).isPresent()) {
      changes.remove(key);
    } else {
      changes.put(key, progress);
    }
  }

  /**
   * The tables that differ from what is stored, as many as one run may return.
   *
   * @return at most {@link StepResult#MOST_TABLES}; the others differ again in the next run
   */
  public List<TableProgress> changed() {
    return changes.size() <= StepResult.MOST_TABLES
        ? List.copyOf(changes.values())
        : List.copyOf(new ArrayList<>(changes.values()).subList(0, StepResult.MOST_TABLES));
  }

  /** Whether so many have changed that they are to be returned before more is done. */
  public boolean isFull() {
    return changes.size() >= StepResult.MOST_TABLES;
  }

  /** Whether more have changed than one run may return. */
  public boolean hasMoreThanFits() {
    return changes.size() > StepResult.MOST_TABLES;
  }

  private StageTables now() {
    return stored.with(changes.values());
  }

  private static String key(String spelling) {
    return spelling.toLowerCase(Locale.ROOT);
  }
}
