package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The tables of one migration. Any thread may read; one thread at a time writes. */
final class MigrationTables {
  private final NavigableMap<String, TableProgress> byName = new ConcurrentSkipListMap<>();
  private volatile long version;
  private volatile long rowsPerSecond;

  /** Returns the tables by name, in the order of their names. */
  NavigableMap<String, TableProgress> byName() {
    return byName;
  }

  /** Returns the version of the last change. */
  long version() {
    return version;
  }

  /** Returns the rows that the tables being copied gain in a second. */
  long rowsPerSecond() {
    return rowsPerSecond;
  }

  /** Adds a table. Returns whether it is new. */
  boolean put(String name, TableProgress table, long newVersion) {
    TableProgress before = byName.put(name, table);
    changed(rate(table) - rate(before), newVersion);
    return before == null;
  }

  /** Removes a table. Returns whether there was one. */
  boolean remove(String name, long newVersion) {
    TableProgress before = byName.remove(name);
    changed(-rate(before), newVersion);
    return before != null;
  }

  private void changed(long difference, long newVersion) {
    long rate = rowsPerSecond + difference;
    rowsPerSecond = rate;
    version = newVersion;
  }

  private static long rate(@Nullable TableProgress table) {
    return table == null || table.getState() != TableState.COPYING ? 0 : table.getRowsPerSecond();
  }
}
