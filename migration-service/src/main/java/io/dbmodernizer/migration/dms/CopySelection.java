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
 * Which tables a copy takes: all but those that compared equal, and of these the ones that refer to
 * a table that is copied, directly or not. A table is emptied before it is copied, which its
 * referring rows would hinder, or which would delete them where a foreign key cascades.
 */
final class CopySelection {

  private CopySelection() {}

  /** Whether some tables have compared equal, so that a copy takes a part only. */
  static boolean isPartial(MigrationTables tables) {
    return tables.count(TableState.MATCHED) > 0;
  }

  /**
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
   * Notes that the selected tables are to be copied; the others keep their verdicts. Those that
   * differ come last: as long as one of them is stored so, the copy is known to be asked for, even
   * if the changes are stored in several runs.
   */
  static void begin(MigrationTables tables, Set<TableName> selected) {
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
