package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableStorage;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates a table's expressions into the target's dialect and collects what has no counterpart
 * there.
 */
final class TableTranslator {

  /**
   * A table in the target's dialect.
   *
   * @param table the table without the parts that could not be translated
   * @param untranslatable one sentence for each part left out
   */
  record Translation(Table table, List<String> untranslatable) {}

  private final SqlDialect from;
  private final SqlDialect to;
  private final @Nullable String fromCollation;
  private final @Nullable String toCollation;

  /**
   * @param source gives the collation of the source's columns that name none
   * @param target gives the collation of the target's columns that name none
   */
  TableTranslator(DatabaseCatalog source, SqlDialect from, DatabaseCatalog target, SqlDialect to) {
    this.from = from;
    this.to = to;
    this.fromCollation = source.collation();
    this.toCollation = target.collation();
  }

  Translation translate(Table table) {
    List<String> problems = new ArrayList<>();
    List<Column> columns = table.columns().stream().map(c -> column(c, problems)).toList();
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      String filter = expression(index.filter(), "filter of index " + index.name(), problems);
      if (index.filter() == null || filter != null) {
        boolean clustered = index.clustered() && from == to;
        indexes.add(
            new Index(
                index.name(),
                index.unique(),
                index.columns(),
                index.includedColumns(),
                filter,
                clustered));
      }
    }
    List<CheckConstraint> checks = new ArrayList<>();
    for (CheckConstraint check : table.checks()) {
      String text = expression(check.expression(), "check " + check.name(), problems);
      if (text != null && expressible(check, problems)) {
        checks.add(new CheckConstraint(check.name(), text, state(check.state())));
      }
    }
    Table translated =
        new Table(
            table.name(),
            columns,
            table.primaryKey(),
            table.uniqueConstraints(),
            indexes,
            table.foreignKeys().stream().map(this::foreignKey).toList(),
            checks,
            from == to ? table.storage() : TableStorage.DEFAULT);
    return new Translation(translated, List.copyOf(problems));
  }

  private Column column(Column column, List<String> problems) {
    if (to.typeName(column.type()).isEmpty() && column.computedExpression() == null) {
      problems.add(
          "column "
              + column.name()
              + " has type "
              + column.type()
              + ", which cannot be created on "
              + to.productName());
    }
    String where = " of column " + column.name();
    return new Column(
        column.name(),
        column.ordinal(),
        column.type(),
        column.nullable() || staysEmpty(column),
        expression(column.defaultExpression(), "default" + where, problems),
        column.identity(),
        expression(column.computedExpression(), "expression" + where, problems),
        from == to ? collation(column) : null,
        from == to ? column.extras() : ColumnExtras.NONE);
  }

  /**
   * Returns the collation to declare. It includes the source database's, if the target's is another
   * one.
   */
  private @Nullable String collation(Column column) {
    boolean collated =
        column.type().family().isText()
            && column.type().family() != TypeFamily.XML
            && column.computedExpression() == null;
    if (!collated) {
      return column.collation();
    }
    String collation = column.collation() == null ? fromCollation : column.collation();
    return collation == null || collation.equalsIgnoreCase(toCollation) ? null : collation;
  }

  private boolean expressible(CheckConstraint check, List<String> problems) {
    boolean expressible = from == to || check.state() != ConstraintState.DISABLED;
    if (!expressible) {
      problems.add(
          "check "
              + check.name()
              + " is disabled on the source, which cannot be expressed on "
              + to.productName());
    }
    return expressible;
  }

  private ForeignKey foreignKey(ForeignKey key) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        key.referencedTable(),
        key.referencedColumns(),
        key.onDelete(),
        key.onUpdate(),
        state(key.state()));
  }

  /**
   * Returns the state to create. Another product does not have the state {@link
   * ConstraintState#UNTRUSTED}.
   */
  private ConstraintState state(ConstraintState state) {
    return from != to && state == ConstraintState.UNTRUSTED ? ConstraintState.ENFORCED : state;
  }

  /** Returns true for a rowversion column on a target without rowversions. It stays empty. */
  private boolean staysEmpty(Column column) {
    return from != to && column.type().family() == TypeFamily.ROWVERSION;
  }

  private @Nullable String expression(
      @Nullable String expression, String what, List<String> problems) {
    if (expression == null) {
      return null;
    }
    Optional<String> translated = to.translate(expression, from);
    if (translated.isEmpty()) {
      problems.add(
          "the "
              + what
              + " cannot be translated from "
              + from.productName()
              + " to "
              + to.productName()
              + ": "
              + expression);
    }
    return translated.orElse(null);
  }
}
