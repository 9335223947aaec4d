package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A comparison of two databases, in this order: definitions of tables, other objects, rows. It only
 * reads. It takes no lock, so a write during the comparison can be a difference or go unseen.
 */
public final class DatabaseProof {

  private DatabaseProof() {}

  /**
   * Compares two databases. Reads each catalog once and each row once on both sides at the same
   * time, and the rows of a differing table up to twice more for its sample.
   *
   * @param source a connection to the database that is right; it stays open
   * @param target a connection to the database that should be equal; it stays open
   * @param scope what is compared
   * @param clock gives the times of the report
   * @param progress receives each table after its comparison, on the calling thread
   * @throws SideFailedException if a database fails, or if a login does not see all definitions,
   *     rows and values
   */
  public static ProofReport compare(
      Connection source,
      Connection target,
      ProofScope scope,
      InstantSource clock,
      Consumer<TableVerdict> progress)
      throws SideFailedException {
    Instant startedAt = clock.instant();
    try (BothSides sides = new BothSides(source, target)) {
      BothSides.Pair<Side> both = sides.read(Side::read);
      Set<TableName> tables = selected(both.source().definition().catalog(), scope);
      DefinitionProof definitions =
          new DefinitionProof(both.source(), both.target(), tables, scope);
      List<Difference> inDefinitions = definitions.find();
      ObjectProof.Result objects = ObjectProof.of(both.source(), both.target(), tables, scope);
      List<Difference> notCompared = new ArrayList<>(definitions.notCompared());
      notCompared.addAll(objects.notCompared());
      List<Difference> ignored = new ArrayList<>();
      for (List<Difference> part : List.of(inDefinitions, objects.differences(), notCompared)) {
        part.stream().filter(one -> isIgnored(one, scope)).forEach(ignored::add);
      }
      List<TableVerdict> verdicts = new ArrayList<>();
      sides.requireRights(scope.rows() ? tables : Set.of());
      if (scope.rows()) {
        RowProof rows = new RowProof(sides, scope, clock);
        for (TableName name : tables) {
          Table table = both.source().definition().catalog().table(name).orElseThrow();
          TableVerdict verdict =
              rows.compare(table, both.target().definition().catalog().table(name));
          verdicts.add(verdict);
          progress.accept(verdict);
        }
        sides.requireRights(tables);
      }
      return new ProofReport(
          startedAt,
          clock.instant(),
          tables.size(),
          counting(inDefinitions, scope),
          objects.totals(),
          counting(objects.differences(), scope),
          counting(notCompared, scope),
          Differences.of(ignored),
          verdicts,
          scope.rows());
    }
  }

  private static Set<TableName> selected(DatabaseCatalog source, ProofScope scope) {
    return source.tables().stream()
        .map(Table::name)
        .filter(name -> !name.equals(DefinitionComparison.MIGRATION_STATUS))
        .filter(scope.tables())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Differences counting(List<Difference> all, ProofScope scope) {
    return Differences.of(all.stream().filter(one -> !isIgnored(one, scope)).toList());
  }

  private static boolean isIgnored(Difference difference, ProofScope scope) {
    return scope.ignored().contains(difference.kind());
  }
}
