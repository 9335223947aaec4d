package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.datamover.repair.RepairObstacles;
import io.dbmodernizer.datamover.repair.TableRepairer;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.runtime.step.WriteGuard;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Repairs tables that differ by ranges of keys, without Azure's migration service. Each range is
 * one transaction, so a run that is stopped keeps what it has repaired, and the next run finds the
 * rest. It suspends foreign keys; the step {@code finish-schema} restores them.
 */
final class RangeRepairs {
  private final BothSessions sides;
  private final ComparedCatalogs catalogs;
  private final List<UnmovedObject> others;
  private final Set<String> own;
  private final TableComparison comparison;
  private final RepairLimits limits;

  /**
   * @param sides the sessions of both databases
   * @param catalogs the catalogs of both databases
   * @param tables the tables of the migration. Keys of other tables are not suspended
   * @param comparison compares a table after its repair
   * @param limits the size and the number of ranges
   */
  RangeRepairs(
      BothSessions sides,
      ComparedCatalogs catalogs,
      Set<TableName> tables,
      TableComparison comparison,
      RepairLimits limits) {
    this.sides = sides;
    this.catalogs = catalogs;
    this.others = sides.target().call(c -> SqlDialect.of(c).reading(c).unmoved());
    this.own = new HashSet<>();
    tables.forEach(name -> own.add(key(name)));
    this.comparison = comparison;
    this.limits = limits;
  }

  /**
   * Repairs a table and compares it.
   *
   * @param before the table's state before, with the rows of the source
   * @return the table's new state; empty if only a copy of the whole table can help: it has no key
   *     that both sides sort alike, too many ranges differ, or something on the target prevents a
   *     repair
   */
  Optional<TableProgress> repair(TableName name, TableProgress before) {
    Optional<Table> source = catalogs.source().table(name);
    Optional<Table> target = catalogs.target().table(name);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    ComparedTable table = ComparedTable.of(source.get(), target.get());
    List<Table> keys = RepairObstacles.keysOf(target.get(), catalogs.target());
    Optional<SharedKey> key = catalogs.key(sides, table);
    if (key.isEmpty()
        || !RepairObstacles.of(target.get(), others).isEmpty()
        || !keys.stream().allMatch(other -> own.contains(key(other.name())))) {
      return Optional.empty();
    }
    sides
        .target()
        .call(
            connection -> {
              ForeignKeySuspension.suspend(connection, keys);
              return keys;
            });
    boolean repaired = sides.call(both -> repair(both, table, key.get(), before));
    return repaired
        ? Optional.of(comparison.compare(sides, table, catalogs, before))
        : Optional.empty();
  }

  private boolean repair(BothSides both, ComparedTable table, SharedKey key, TableProgress before)
      throws SideFailedException {
    TableRepairer repairer =
        new TableRepairer(
            both, limits, () -> WriteGuard.check("repair rows of " + before.getTable()));
    try {
      return !repairer.repair(table, key, before.getSourceRows()).tooWide();
    } catch (SideFailedException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
        throw e;
      }
      return false;
    }
  }

  private static String key(TableName name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
