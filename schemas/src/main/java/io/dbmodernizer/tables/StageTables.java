package io.dbmodernizer.tables;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableTotals;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of one migration at one moment, in the order in which they became known. It is
 * immutable, so a step may read it on another thread than the stream thread. A new version shares
 * the unchanged pages with the old one. The records are shared too and must not be changed.
 */
public final class StageTables implements Iterable<TableProgress> {
  /** Most tables that {@link #attention} returns. */
  public static final int MOST_ATTENTION = 20;

  /** An instance without tables. */
  public static final StageTables NONE =
      new StageTables(Map.of(), new TableProgress[0][], 0, new TableSums(), Map.of());

  private static final int PAGE = 512;

  /** The states that need attention, the most severe first. */
  private static final List<TableState> ATTENTION =
      List.of(TableState.MISMATCHED, TableState.FAILED, TableState.COPYING);

  private final Map<String, Integer> positions;
  private final TableProgress[][] pages;
  private final int size;
  private final TableSums sums;
  private final Map<TableState, BitSet> attention;

  private StageTables(
      Map<String, Integer> positions,
      TableProgress[][] pages,
      int size,
      TableSums sums,
      Map<TableState, BitSet> attention) {
    this.positions = positions;
    this.pages = pages;
    this.size = size;
    this.sums = sums;
    this.attention = attention;
  }

  /**
   * Returns an instance with the given tables.
   *
   * @param tables the tables in order; of two with the same name the later one counts
   * @return the instance
   */
  public static StageTables of(Collection<TableProgress> tables) {
    return NONE.with(tables);
  }

  /**
   * Returns a version with changed or added tables.
   *
   * @param changed the present progress of those tables
   * @return a new version; this object does not change
   */
  public StageTables with(Collection<TableProgress> changed) {
    return changed.isEmpty() ? this : new Change(this, changed.size()).apply(changed);
  }

  /** Returns the number of tables. */
  public int size() {
    return size;
  }

  /** Returns whether there are no tables. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns the table of this name.
   *
   * @param table the name as stored, {@code [schema].[table]}
   * @return the table; empty if it is unknown
   */
  public Optional<TableProgress> find(String table) {
    Integer position = positions.get(table);
    return position == null ? Optional.empty() : Optional.of(at(position));
  }

  /** Returns an unmodifiable view of all tables in order. */
  public List<TableProgress> all() {
    return new AbstractList<>() {
      @Override
      public TableProgress get(int index) {
        if (index < 0 || index >= size) {
          throw new IndexOutOfBoundsException(index);
        }
        return at(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  @Override
  public Iterator<TableProgress> iterator() {
    return all().iterator();
  }

  /** Returns the totals over all tables, as a new record. */
  public TableTotals totals() {
    return sums.totals();
  }

  /**
   * Returns the tables that need attention: those that differ, then those that failed, then those
   * that are being copied.
   *
   * @return at most {@value #MOST_ATTENTION} tables
   */
  public List<TableProgress> attention() {
    List<TableProgress> found = new ArrayList<>();
    for (TableState state : ATTENTION) {
      BitSet positionsInState = attention.getOrDefault(state, new BitSet());
      for (int i = positionsInState.nextSetBit(0);
          i >= 0 && found.size() < MOST_ATTENTION;
          i = positionsInState.nextSetBit(i + 1)) {
        found.add(at(i));
      }
    }
    return found;
  }

  private TableProgress at(int position) {
    return pages[position / PAGE][position % PAGE];
  }

  /** The construction of the next version. It copies only the pages that it changes. */
  private static final class Change {
    private final StageTables before;
    private final Map<String, Integer> added;
    private final Map<TableState, BitSet> attention = new EnumMap<>(TableState.class);
    private final TableSums sums;
    private TableProgress[][] pages;
    private int size;

    Change(StageTables before, int expected) {
      this.before = before;
      this.added = new HashMap<>();
      this.sums = before.sums.copy();
      this.size = before.size;
      this.pages = new TableProgress[(before.size + expected + PAGE - 1) / PAGE][];
      System.arraycopy(before.pages, 0, pages, 0, before.pages.length);
      for (TableState state : ATTENTION) {
        BitSet known = before.attention.get(state);
        attention.put(state, known == null ? new BitSet() : (BitSet) known.clone());
      }
    }

    StageTables apply(Collection<TableProgress> changed) {
      for (TableProgress table : changed) {
        Integer known = before.positions.get(table.getTable());
        Integer position = known == null ? added.get(table.getTable()) : known;
        if (position == null) {
          position = size++;
          added.put(table.getTable(), position);
        } else {
          sums.remove(pages[position / PAGE][position % PAGE]);
        }
        put(position, table);
      }
      int used = (size + PAGE - 1) / PAGE;
      if (used < pages.length) {
        pages = Arrays.copyOf(pages, used);
      }
      return new StageTables(positions(), pages, size, sums, attention);
    }

    private void put(int position, TableProgress table) {
      int page = position / PAGE;
      TableProgress[] shared = page < before.pages.length ? before.pages[page] : null;
      if (pages[page] == null) {
        pages[page] = new TableProgress[PAGE];
      } else if (pages[page] == shared) {
        pages[page] = shared.clone();
      }
      pages[page][position % PAGE] = table;
      sums.add(table);
      attention.forEach((state, set) -> set.set(position, table.getState() == state));
    }

    /** Returns the positions. Tables are added only while the source is assessed. */
    private Map<String, Integer> positions() {
      if (added.isEmpty()) {
        return before.positions;
      }
      Map<String, Integer> all =
          new HashMap<>((before.positions.size() + added.size()) * 4 / 3 + 1);
      all.putAll(before.positions);
      all.putAll(added);
      return all;
    }
  }
}
