package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.RowDiffer;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the rows of tables, each side through the types of its own catalog. */
final class RowProof {

  /** The most tables of which differing rows are sampled. */
  private static final int MOST_SAMPLED_TABLES = 100;

  private final BothSides sides;
  private final ProofScope scope;
  private final InstantSource clock;
  private int sampled;

  RowProof(BothSides sides, ProofScope scope, InstantSource clock) {
    this.sides = sides;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * Compares one table.
   *
   * @param target the table as the target has it; empty if it is missing there
   */
  TableVerdict compare(Table source, Optional<Table> target) throws SideFailedException {
    if (target.isEmpty()) {
      return unread(source, Verdict.DIFFERENT, List.of("the table is missing on the target"));
    }
    ComparedTable table = ComparedTable.of(source, target.get());
    if (!table.comparable()) {
      return unread(source, Verdict.NOT_PROVEN, table.obstacles());
    }
    BothSides.Pair<TableDigest> digests =
        sides.read(
            c -> TableDigester.digest(c, table.source(), SqlDialect.of(c)),
            c -> TableDigester.digest(c, table.target(), SqlDialect.of(c)));
    Instant comparedAt = clock.instant();
    TableDigest atSource = digests.source();
    TableDigest atTarget = digests.target();
    if (atSource.equals(atTarget)) {
      return new TableVerdict(
          source.name(), Verdict.EQUAL, atSource, atTarget, comparedAt, List.of(), List.of());
    }
    String reason =
        atSource.rows() == atTarget.rows()
            ? atSource.rows() + " rows on both sides, with different values"
            : atSource.rows() + " rows on the source, " + atTarget.rows() + " on the target";
    return new TableVerdict(
        source.name(),
        Verdict.DIFFERENT,
        atSource,
        atTarget,
        comparedAt,
        List.of(reason),
        sample(table));
  }

  private TableVerdict unread(Table table, Verdict verdict, List<String> reasons) {
    return new TableVerdict(table.name(), verdict, null, null, clock.instant(), reasons, List.of());
  }

  private List<DifferingKey> sample(ComparedTable table) throws SideFailedException {
    PrimaryKey key = table.source().primaryKey();
    if (scope.sample() == 0 || sampled >= MOST_SAMPLED_TABLES || !isStored(key, table.source())) {
      return List.of();
    }
    sampled++;
    List<String> columns = key == null ? List.of() : key.columns();
    return sides
        .together((source, target) -> RowDiffer.diff(source, target, table, scope.sample()))
        .rows()
        .stream()
        .map(row -> scope.showKeys() ? DifferingKey.shown(columns, row) : DifferingKey.hashed(row))
        .toList();
  }

  private static boolean isStored(@Nullable PrimaryKey key, Table table) {
    return key != null
        && table.storedColumns().stream().map(Column::name).toList().containsAll(key.columns());
  }
}
