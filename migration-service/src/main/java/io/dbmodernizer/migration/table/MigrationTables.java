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
 * The tables of one migration by name, with the changes since they were stored. Unchanged tables
 * are shared with the stored ones and not copied. One thread at a time may use it.
 */
public final class MigrationTables {
  private final StageTables stored;
  private final Map<String, TableProgress> changes = new LinkedHashMap<>();
  private @Nullable Map<String, TableName> spellings;

  /**
   * Creates the tables of a stored stage.
   *
   * @param stored the tables as stored
   */
  public MigrationTables(StageTables stored) {
    this.stored = stored;
  }

  /** Creates the tables from a list that is not stored. */
  public MigrationTables(Collection<TableProgress> tables) {
    this(StageTables.of(tables));
  }

  /** Returns the totals of a stored stage's tables; all zero if there are none. */
  public static TableTotals totals(StageState state) {
    TableTotals totals = state.getTableTotals();
    return totals == null ? StageTables.NONE.totals() : totals;
  }

  /** Returns the names in their order, as a set that the caller may change. */
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

  /** Returns the current states of the tables, in their order. */
  public List<TableProgress> all() {
    return now().all();
  }

  /** Returns the current totals. */
  public TableTotals totals() {
    return now().totals();
  }

  /** Returns the number of tables. */
  public int size() {
    return now().size();
  }

  /** Returns the number of tables in one of the given states. */
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

  /** Returns the table of this name; empty if there is none. */
  public Optional<TableProgress> get(TableName name) {
    TableProgress changed = changes.get(name.toString());
    return changed == null ? stored.find(name.toString()) : Optional.of(changed);
  }

  /**
   * Finds a table by {@code [schema].[table]} or {@code schema.table}, in any case.
   *
   * @return the name; empty if there is no such table
   */
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

  /** Sets a table's state. A state that equals the stored one is no change. */
  public void put(TableName name, TableProgress progress) {
    String key = name.toString();
    if (stored.find(key).filter(progress::equals).isPresent()) {
      changes.remove(key);
    } else {
      changes.put(key, progress);
    }
  }

  /**
   * Returns the tables that differ from the stored ones, as many as one run may return.
   *
   * @return at most {@link StepResult#MOST_TABLES}; the others follow in the next run
   */
  public List<TableProgress> changed() {
    return changes.size() <= StepResult.MOST_TABLES
        ? List.copyOf(changes.values())
        : List.copyOf(new ArrayList<>(changes.values()).subList(0, StepResult.MOST_TABLES));
  }

  /** Returns true if as many tables have changed as one run may return. */
  public boolean isFull() {
    return changes.size() >= StepResult.MOST_TABLES;
  }

  /** Returns true if more tables have changed than one run may return. */
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
