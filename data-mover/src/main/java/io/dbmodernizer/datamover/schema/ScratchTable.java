package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An empty table with the columns of a table of the target and with those expressions of the source
 * that have another text there.
 */
final class ScratchTable {

  private static final String PREFIX = "__dbmodernizer_expressions_";

  private final Table source;
  private final Table scratch;
  private final Map<String, Integer> checks = new HashMap<>();
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * Compares a table on both sides.
   *
   * @param number tells scratch tables apart
   * @return the table to create; empty if no text differs, or if the target cannot create a column
   */
  static Optional<ScratchTable> of(Table source, Table existing, SqlDialect dialect, int number) {
    boolean expressible =
        existing.columns().stream()
            .allMatch(
                column ->
                    column.computedExpression() != null
                        || dialect.typeName(column.type()).isPresent());
    ScratchTable table = new ScratchTable(source, existing, dialect, number);
    return expressible && table.differs(existing) ? Optional.of(table) : Optional.empty();
  }

  private ScratchTable(Table source, Table existing, SqlDialect dialect, int number) {
    this.source = source;
    TableName name = new TableName(existing.name().schema(), PREFIX + number);
    this.scratch =
        new Table(
            name,
            existing.columns().stream().map(column -> column(column, dialect)).toList(),
            null,
            List.of(),
            indexes(existing, name),
            List.of(),
            checks(existing, name));
  }

  private boolean differs(Table existing) {
    boolean columns =
        scratch.columns().stream()
            .anyMatch(
                column ->
                    column.defaultExpression() != null
                        || !Objects.equals(
                            column.computedExpression(),
                            existing.column(column.name()).orElseThrow().computedExpression()));
    return columns || !checks.isEmpty() || !indexes.isEmpty();
  }

  private Column column(Column existing, SqlDialect dialect) {
    Optional<Column> wanted = source.column(existing.name());
    String value = wanted.map(Column::defaultExpression).orElse(null);
    String computed = wanted.map(Column::computedExpression).orElse(null);
    return new Column(
        existing.name(),
        existing.ordinal(),
        existing.type(),
        existing.nullable(),
        differ(value, existing.defaultExpression(), dialect) ? value : null,
        null,
        differ(computed, existing.computedExpression(), dialect)
            ? computed
            : existing.computedExpression(),
        existing.collation(),
        new ColumnExtras(existing.extras().attributes(), null));
  }

  private static boolean differ(
      @Nullable String wanted, @Nullable String existing, SqlDialect dialect) {
    return wanted != null && existing != null && !dialect.sameExpression(wanted, existing);
  }

  /** Takes the checks that the target does not have in these words, if it has others. */
  private List<CheckConstraint> checks(Table existing, TableName name) {
    List<String> present = existing.checks().stream().map(CheckConstraint::expression).toList();
    List<String> wanted = source.checks().stream().map(CheckConstraint::expression).toList();
    List<CheckConstraint> scratchChecks = new ArrayList<>();
    if (wanted.containsAll(present)) {
      return scratchChecks;
    }
    for (int at = 0; at < wanted.size(); at++) {
      if (!present.contains(wanted.get(at))) {
        String own = name.name() + "_check_" + at;
        checks.put(own, at);
        scratchChecks.add(new CheckConstraint(own, wanted.get(at)));
      }
    }
    return scratchChecks;
  }

  private List<Index> indexes(Table existing, TableName name) {
    List<Index> scratchIndexes = new ArrayList<>();
    for (int at = 0; at < source.indexes().size(); at++) {
      Index wanted = source.indexes().get(at);
      boolean differs =
          existing.indexes().stream()
              .filter(other -> other.name().equalsIgnoreCase(wanted.name()))
              .anyMatch(
                  other ->
                      wanted.filter() != null
                          && other.filter() != null
                          && !wanted.filter().equals(other.filter()));
      if (differs) {
        String own = name.name() + "_index_" + at;
        indexes.put(own, at);
        scratchIndexes.add(TableParts.named(own, wanted));
      }
    }
    return scratchIndexes;
  }

  /** Returns the table of the source that the expressions are from. */
  TableName sourceName() {
    return source.name();
  }

  TableName name() {
    return scratch.name();
  }

  /** Returns the statements that create the table, its checks and its indexes, in their order. */
  List<String> statements(DdlWriter ddl) {
    List<String> statements = new ArrayList<>();
    statements.add(ddl.table(scratch));
    scratch.checks().forEach(check -> statements.add(ddl.check(scratch, check)));
    scratch.indexes().forEach(index -> statements.add(ddl.index(scratch, index)));
    return statements;
  }

  /**
   * Returns the source's table with the texts that the target has made of its expressions.
   *
   * @param written the scratch table as the catalog of the target shows it; a part that the target
   *     has refused keeps the text of the source
   */
  Table read(Table written) {
    List<Column> columns =
        source.columns().stream()
            .map(
                column ->
                    written
                        .column(column.name())
                        .map(other -> withTexts(column, other))
                        .orElse(column))
            .toList();
    List<CheckConstraint> newChecks = new ArrayList<>(source.checks());
    for (CheckConstraint check : written.checks()) {
      Integer at = checks.get(check.name());
      if (at != null) {
        CheckConstraint old = newChecks.get(at);
        newChecks.set(at, new CheckConstraint(old.name(), check.expression(), old.state()));
      }
    }
    List<Index> newIndexes = new ArrayList<>(source.indexes());
    for (Index index : written.indexes()) {
      Integer at = indexes.get(index.name());
      if (at != null) {
        Index old = newIndexes.get(at);
        newIndexes.set(
            at,
            new Index(
                old.name(),
                old.unique(),
                old.columns(),
                old.includedColumns(),
                index.filter(),
                old.clustered()));
      }
    }
    return new Table(
        source.name(),
        columns,
        source.primaryKey(),
        source.uniqueConstraints(),
        newIndexes,
        source.foreignKeys(),
        newChecks,
        source.storage());
  }

  private static Column withTexts(Column column, Column written) {
    return new Column(
        column.name(),
        column.ordinal(),
        column.type(),
        column.nullable(),
        replaced(column.defaultExpression(), written.defaultExpression()),
        column.identity(),
        replaced(column.computedExpression(), written.computedExpression()),
        column.collation(),
        column.extras());
  }

  private static @Nullable String replaced(@Nullable String text, @Nullable String written) {
    return text == null || written == null ? text : written;
  }
}
