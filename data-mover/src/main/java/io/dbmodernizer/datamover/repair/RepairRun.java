package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.proof.Verdict;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares tables one after the other, and repairs those that differ. */
final class RepairRun {

  private static final String NO_KEY =
      "it has no key that both sides sort alike, so it can only be replaced as a whole";

  /** The work on a differing table, and why it did not do everything; empty if it did. */
  private record Work(
      RangeRepair replaced, boolean wholeTable, boolean changesOnSource, String omission) {

    static Work none(String omission) {
      return new Work(RangeRepair.NONE, false, false, omission);
    }
  }

  private final BothSides sides;
  private final DatabaseDefinition source;
  private final DatabaseDefinition target;
  private final RepairScope scope;
  private final InstantSource clock;
  private final SuspendedKeys keys;

  RepairRun(
      BothSides sides,
      DatabaseDefinition source,
      DatabaseDefinition target,
      RepairScope scope,
      InstantSource clock,
      SuspendedKeys keys) {
    this.sides = sides;
    this.source = source;
    this.target = target;
    this.scope = scope;
    this.clock = clock;
    this.keys = keys;
  }

  TableRepair repair(Table table) throws SideFailedException {
    Optional<Table> atTarget = target.catalog().table(table.name());
    if (atTarget.isEmpty()) {
      return unread(table, Verdict.DIFFERENT, List.of("the table is missing on the target"));
    }
    ComparedTable both = ComparedTable.of(table, atTarget.get());
    if (!both.comparable()) {
      return unread(table, Verdict.NOT_PROVEN, both.obstacles());
    }
    BothSides.Pair<TableDigest> before = digests(both);
    if (before.source().equals(before.target())) {
      return repaired(table, before, Work.none(""));
    }
    List<String> obstacles = RepairObstacles.of(atTarget.get(), target.others());
    Optional<SharedKey> key =
        SharedKey.of(
            both,
            new SharedKey.Database(source.catalog(), source.dialect()),
            new SharedKey.Database(target.catalog(), target.dialect()));
    if (!obstacles.isEmpty()) {
      return repaired(table, before, Work.none("the target has " + String.join(", ", obstacles)));
    }
    if (key.isEmpty() && !scope.wholeTables()) {
      return repaired(table, before, Work.none(NO_KEY));
    }
    if (scope.dryRun()) {
      return repaired(table, before, plan(both, key, before));
    }
    Work work = write(both, atTarget.get(), key, before.source().rows());
    BothSides.Pair<TableDigest> after = digests(both);
    boolean changed = !after.source().equals(before.source());
    return repaired(
        table, after, new Work(work.replaced(), work.wholeTable(), changed, work.omission()));
  }

  private Work plan(
      ComparedTable table, Optional<SharedKey> key, BothSides.Pair<TableDigest> digests)
      throws SideFailedException {
    if (key.isEmpty()) {
      return new Work(
          new RangeRepair(1, digests.target().rows(), digests.source().rows(), false),
          true,
          false,
          "");
    }
    TableNarrower narrower = new TableNarrower(sides, table, key.get(), scope.limits().rangeRows());
    Narrowing found = narrower.narrow(digests.source().rows(), TableNarrower.MOST_RANGES);
    return new Work(
        new RangeRepair(found.ranges().size(), found.targetRows(), found.sourceRows(), false),
        false,
        narrower.changedOnSource(found, TableNarrower.MOST_RANGES),
        found.complete() ? "" : "more ranges differ than are counted");
  }

  private Work write(ComparedTable table, Table atTarget, Optional<SharedKey> key, long rows)
      throws SideFailedException {
    sides.atTarget(
        connection -> {
          keys.suspend(connection, atTarget);
          return atTarget;
        });
    TableRepairer repairer = new TableRepairer(sides, scope.limits(), () -> {});
    try {
      return key.isPresent()
          ? new Work(repairer.repair(table, key.get(), rows), false, false, "")
          : new Work(repairer.repairWhole(table), true, false, "");
    } catch (SideFailedException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
        throw e;
      }
      // Ranges that were committed before stay replaced.
      return new Work(
          repairer.replaced(),
          false,
          false,
          "a constraint of the target refuses a row of the source");
    }
  }

  private TableRepair repaired(Table table, BothSides.Pair<TableDigest> now, Work work) {
    boolean equal = now.source().equals(now.target());
    List<String> reasons = new ArrayList<>();
    if (!equal) {
      reasons.add(
          now.source().rows() == now.target().rows()
              ? now.source().rows() + " rows on both sides, with different values"
              : "%d rows on the source, %d on the target"
                  .formatted(now.source().rows(), now.target().rows()));
      if (!work.omission().isEmpty()) {
        reasons.add(work.omission());
      }
    }
    if (work.changesOnSource()) {
      reasons.add("it changes on the source");
    }
    return new TableRepair(
        table.name(),
        equal ? Verdict.EQUAL : Verdict.DIFFERENT,
        now.source(),
        now.target(),
        clock.instant(),
        work.replaced(),
        work.wholeTable(),
        work.changesOnSource(),
        reasons);
  }

  private TableRepair unread(Table table, Verdict verdict, List<String> reasons) {
    return new TableRepair(
        table.name(),
        verdict,
        null,
        null,
        clock.instant(),
        RangeRepair.NONE,
        false,
        false,
        reasons);
  }

  private BothSides.Pair<TableDigest> digests(ComparedTable table) throws SideFailedException {
    return sides.read(
        c -> TableDigester.digest(c, table.source(), SqlDialect.of(c)),
        c -> TableDigester.digest(c, table.target(), SqlDialect.of(c)));
  }
}
