package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds the counterpart of a constraint or index in another definition of its table. A part with
 * the same definition comes first, whatever its name, then one with the same name. Both tables are
 * in the same dialect.
 */
final class TableParts {

  /**
   * A counterpart.
   *
   * @param part the counterpart
   * @param same true if its definition is the same, apart from names and the state of constraints
   */
  record Counterpart<P>(P part, boolean same) {}

  private final DdlWriter ddl;

  TableParts(DdlWriter ddl) {
    this.ddl = ddl;
  }

  boolean same(Table table, PrimaryKey one, PrimaryKey other) {
    PrimaryKey renamed =
        new PrimaryKey(one.name(), other.columns(), other.clustered(), other.descending());
    return ddl.primaryKey(table, one).equalsIgnoreCase(ddl.primaryKey(table, renamed));
  }

  Optional<Counterpart<UniqueConstraint>> find(UniqueConstraint wanted, Table other) {
    return find(
        other.uniqueConstraints(),
        candidate ->
            ddl.unique(other, wanted)
                .equalsIgnoreCase(
                    ddl.unique(
                        other,
                        new UniqueConstraint(
                            wanted.name(),
                            candidate.columns(),
                            candidate.clustered(),
                            candidate.descending()))),
        UniqueConstraint::name,
        wanted.name());
  }

  Optional<Counterpart<CheckConstraint>> find(CheckConstraint wanted, Table other) {
    return find(
        other.checks(),
        candidate -> candidate.expression().equals(wanted.expression()),
        CheckConstraint::name,
        wanted.name());
  }

  Optional<Counterpart<ForeignKey>> find(ForeignKey wanted, Table other) {
    String clause = ddl.clause(wanted);
    return find(
        other.foreignKeys(),
        candidate -> clause.equalsIgnoreCase(ddl.clause(named(wanted.name(), candidate))),
        ForeignKey::name,
        wanted.name());
  }

  /**
   * Finds the index of the same name. Queries use the names of indexes, so another name does not
   * count.
   */
  Optional<Counterpart<Index>> find(Index wanted, Table other) {
    return other.indexes().stream()
        .filter(candidate -> candidate.name().equalsIgnoreCase(wanted.name()))
        .findFirst()
        .map(
            candidate ->
                new Counterpart<>(
                    candidate,
                    ddl.index(other, wanted)
                        .equalsIgnoreCase(ddl.index(other, named(wanted.name(), candidate)))));
  }

  static ForeignKey named(String name, ForeignKey key) {
    return new ForeignKey(
        name,
        key.columns(),
        key.referencedTable(),
        key.referencedColumns(),
        key.onDelete(),
        key.onUpdate(),
        key.state());
  }

  static Index named(String name, Index index) {
    return new Index(
        name,
        index.unique(),
        index.columns(),
        index.includedColumns(),
        index.filter(),
        index.clustered());
  }

  private static <P> Optional<Counterpart<P>> find(
      List<P> candidates, Predicate<P> same, Function<P, String> name, String wantedName) {
    Optional<P> sameName =
        candidates.stream().filter(c -> name.apply(c).equalsIgnoreCase(wantedName)).findFirst();
    if (sameName.filter(same).isPresent()) {
      return sameName.map(part -> new Counterpart<>(part, true));
    }
    return candidates.stream()
        .filter(same)
        .findFirst()
        .map(part -> new Counterpart<>(part, true))
        .or(() -> sameName.map(part -> new Counterpart<>(part, false)));
  }
}
