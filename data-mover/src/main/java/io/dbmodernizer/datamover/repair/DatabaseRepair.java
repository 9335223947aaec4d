package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes the rows of tables on a target equal to those of a source. Reads every selected table on
 * both sides, and repairs those that differ by ranges of keys. Definitions stay as they are, except
 * that an identity that is behind the source's is moved forward. Foreign keys of repaired tables
 * are suspended meanwhile, and enforced at the end.
 */
public final class DatabaseRepair {

  private DatabaseRepair() {}

  /**
   * Repairs a database. An interrupted repair keeps what it has repaired. Foreign keys can then
   * stay suspended until the next repair ends.
   *
   * @param sides both databases; the target is written
   * @param scope which tables are repaired, and how
   * @param clock gives the times of the report
   * @param progress receives each table after its repair, on the calling thread
   * @throws SideFailedException if a database fails, or if a login does not see all definitions,
   *     rows and values
   */
  public static RepairReport repair(
      BothSides sides, RepairScope scope, InstantSource clock, Consumer<TableRepair> progress)
      throws SideFailedException {
    BothSides.Pair<DatabaseDefinition> both = sides.read(DatabaseDefinition::read);
    Set<TableName> tables =
        both.source().catalog().tables().stream()
            .map(Table::name)
            .filter(name -> !name.equals(DefinitionComparison.MIGRATION_STATUS))
            .filter(scope.tables())
            .collect(Collectors.toCollection(TreeSet::new));
    sides.requireRights(tables);
    SuspendedKeys keys = new SuspendedKeys(both.source().catalog(), both.target().catalog());
    if (!scope.dryRun()) {
      keys.takeOver(tables);
    }
    List<TableRepair> repaired = new ArrayList<>();
    try {
      RepairRun run = new RepairRun(sides, both.source(), both.target(), scope, clock, keys);
      for (TableName name : tables) {
        TableRepair one = run.repair(both.source().catalog().table(name).orElseThrow());
        repaired.add(one);
        progress.accept(one);
      }
      if (!scope.dryRun()) {
        advanceIdentities(sides, repaired);
      }
    } catch (SideFailedException | RuntimeException | Error e) {
      enforce(sides, keys, e);
      throw e;
    }
    List<String> notEnforced = sides.atTarget(keys::enforce);
    sides.requireRights(tables);
    return new RepairReport(repaired, notEnforced, scope.dryRun());
  }

  private static void enforce(BothSides sides, SuspendedKeys keys, Throwable failure) {
    try {
      sides.atTarget(keys::enforce);
    } catch (SideFailedException e) {
      failure.addSuppressed(e);
    }
  }

  /** Moves identities of repaired tables forward if they would repeat a number of the source. */
  private static void advanceIdentities(BothSides sides, List<TableRepair> repaired)
      throws SideFailedException {
    Set<TableName> written =
        repaired.stream()
            .filter(table -> table.replaced().ranges() > 0)
            .map(TableRepair::table)
            .collect(Collectors.toSet());
    if (written.isEmpty()) {
      return;
    }
    BothSides.Pair<DatabaseDefinition> now = sides.read(DatabaseDefinition::read);
    DatabaseDefinition target = now.target();
    Map<Table, BigInteger> behind =
        DefinitionComparison.identitiesBehind(now.source(), target, written);
    for (Map.Entry<Table, BigInteger> identity : behind.entrySet()) {
      Table table = target.catalog().table(identity.getKey().name()).orElseThrow();
      sides.atTarget(
          connection -> {
            target.dialect().continueIdentityAt(connection, table, identity.getValue());
            return table;
          });
    }
  }
}
