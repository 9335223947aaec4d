package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The objects of a target that a repair must respect. */
public final class RepairObstacles {

  private static final Set<UnmovedKind> REFUSED =
      Set.of(
          UnmovedKind.TRIGGER,
          UnmovedKind.TEMPORAL_TABLE,
          UnmovedKind.LEDGER_TABLE,
          UnmovedKind.ROW_LEVEL_SECURITY);

  private RepairObstacles() {}

  /**
   * Returns the objects because of which a repair of a table would do more than replace rows: an
   * enabled trigger would fire, a temporal or ledger table would record the deleted rows, a
   * security policy can hide or refuse rows.
   *
   * @param table the table as the target has it
   * @param others the objects of the target that are not tables
   * @return kind and name of each; empty if the table can be repaired
   */
  public static List<String> of(Table table, Collection<UnmovedObject> others) {
    return others.stream()
        .filter(object -> REFUSED.contains(object.kind()))
        .filter(object -> table.name().equals(object.table()))
        .map(object -> object.kind().inWords() + " " + object.name())
        .toList();
  }

  /**
   * Returns the tables whose foreign keys a repair of a table suspends: its own, and those of
   * tables that refer to it. Otherwise the deletion of a row would fail or cascade.
   *
   * @param table the table as the target has it
   * @param target the catalog of the target
   */
  public static List<Table> keysOf(Table table, DatabaseCatalog target) {
    return target.tables().stream()
        .filter(
            other ->
                (other.name().equals(table.name()) && !other.foreignKeys().isEmpty())
                    || other.foreignKeys().stream()
                        .map(ForeignKey::referencedTable)
                        .anyMatch(table.name()::equals))
        .toList();
  }
}
