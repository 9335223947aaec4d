package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.table.MigrationTables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The selection of the tables for a copy: all tables except those that compared equal, and of these
 * the ones that refer, directly or not, to a table that is copied. A table is emptied before it is
 * copied. Rows that refer to it would prevent this, or a cascading foreign key would delete them.
 */
public final class CopySelection {

  private CopySelection() {}

  /** Returns true if some tables compared equal, so that a copy takes only a part of the tables. */
  static boolean isPartial(MigrationTables tables) {
    return tables.count(TableState.MATCHED) > 0;
  }

  /**
   * Returns the tables of the next copy in their order.
   *
   * @param target the target's tables with their foreign keys
   */
  static Set<TableName> of(MigrationTables tables, DatabaseCatalog target) {
    Map<String, List<TableName>> referring = referring(tables, target);
    Set<TableName> wanted = new LinkedHashSet<>();
    Deque<TableName> next = new ArrayDeque<>();
    for (TableName name : tables.names()) {
      if (tables.get(name).orElseThrow().getState() != TableState.MATCHED) {
        next.add(name);
      }
    }
    while (!next.isEmpty()) {
      TableName name = next.remove();
      if (wanted.add(name)) {
        next.addAll(referring.getOrDefault(key(name), List.of()));
      }
    }
    Set<TableName> inOrder = tables.names();
    inOrder.retainAll(wanted);
    return inOrder;
  }

  /**
   * Marks the selected tables as pending. The others keep their verdicts. Tables that differ come
   * last. As long as one of them is stored as different, a later run knows that the copy is still
   * asked for, even if the changes are stored in several runs.
   */
  public static void begin(MigrationTables tables, Set<TableName> selected) {
    selected.stream()
        .filter(name -> !differs(tables, name))
        .toList()
        .forEach(name -> begin(tables, name));
    selected.stream()
        .filter(name -> differs(tables, name))
        .toList()
        .forEach(name -> begin(tables, name));
  }

  private static boolean differs(MigrationTables tables, TableName name) {
    return tables.get(name).orElseThrow().getState() == TableState.MISMATCHED;
  }

  private static void begin(MigrationTables tables, TableName name) {
    TableProgress table = tables.get(name).orElseThrow();
    if (table.getState() != TableState.PENDING) {
      tables.put(
          name,
          TableProgress.newBuilder(table)
              .setState(TableState.PENDING)
              .setTargetRows(-1)
              .setBytesWritten(0)
              .setMessage("")
              .setWaitsFor(null)
              .build());
    }
  }

  private static Map<String, List<TableName>> referring(
      MigrationTables tables, DatabaseCatalog target) {
    Map<String, TableName> ours = new HashMap<>();
    tables.names().forEach(name -> ours.put(key(name), name));
    Map<String, List<TableName>> referring = new HashMap<>();
    for (Table table : target.tables()) {
      TableName name = ours.get(key(table.name()));
      if (name != null) {
        for (ForeignKey key : table.foreignKeys()) {
          referring.computeIfAbsent(key(key.referencedTable()), k -> new ArrayList<>()).add(name);
        }
      }
    }
    return referring;
  }

  private static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
