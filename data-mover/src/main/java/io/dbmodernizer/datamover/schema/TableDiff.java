package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes the differences between the columns of two tables, with types as the target's dialect
 * declares them.
 */
final class TableDiff {

  private final SqlDialect dialect;

  TableDiff(SqlDialect dialect) {
    this.dialect = dialect;
  }

  private static boolean same(List<String> one, List<String> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int at = 0; at < one.size(); at++) {
      if (!one.get(at).equalsIgnoreCase(other.get(at))) {
        return false;
      }
    }
    return true;
  }

  List<String> columns(Table wanted, Table existing) {
    List<String> differences = new ArrayList<>();
    for (Column column : wanted.columns()) {
      existing
          .column(column.name())
          .ifPresentOrElse(
              other -> column(column, other, differences),
              () -> differences.add("column " + column.name() + " is missing on the target"));
    }
    for (Column other : existing.columns()) {
      if (wanted.column(other.name()).isEmpty()) {
        differences.add("column " + other.name() + " is on the target only");
      }
    }
    if (differences.isEmpty() && !same(names(wanted), names(existing))) {
      differences.add(
          "the columns are in the order "
              + names(wanted)
              + " on the source, "
              + names(existing)
              + " on the target");
    }
    return differences;
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private void column(Column wanted, Column existing, List<String> differences) {
    String name = wanted.name();
    if (wanted.computedExpression() == null || existing.computedExpression() == null) {
      compare(name, "type", type(wanted), type(existing), differences);
      compare(
          name,
          "nullability",
          wanted.nullable() ? "NULL" : "NOT NULL",
          existing.nullable() ? "NULL" : "NOT NULL",
          differences);
      compare(
          name, "collation", folded(wanted.collation()), folded(existing.collation()), differences);
    }
    compare(name, "identity", wanted.identity(), existing.identity(), differences);
    compareExpression(
        name, "default", wanted.defaultExpression(), existing.defaultExpression(), differences);
    compareExpression(
        name,
        "computed expression",
        wanted.computedExpression(),
        existing.computedExpression(),
        differences);
  }

  private void compareExpression(
      String column,
      String what,
      @Nullable String wanted,
      @Nullable String existing,
      List<String> differences) {
    boolean equal =
        (wanted == null || existing == null)
            ? Objects.equals(wanted, existing)
            : dialect.sameExpression(wanted, existing);
    if (!equal) {
      compare(column, what, wanted, existing, differences);
    }
  }

  private String type(Column column) {
    Optional<String> name = dialect.typeName(column.type());
    return name.orElseGet(() -> column.type().toString());
  }

  private static void compare(
      String column,
      String what,
      @Nullable Object wanted,
      @Nullable Object existing,
      List<String> differences) {
    if (!Objects.equals(wanted, existing)) {
      differences.add(
          "column "
              + column
              + ": "
              + what
              + " is "
              + orNone(wanted)
              + " on the source, "
              + orNone(existing)
              + " on the target");
    }
  }

  private static @Nullable String folded(@Nullable String collation) {
    return collation == null ? null : collation.toLowerCase(Locale.ROOT);
  }

  private static Object orNone(@Nullable Object value) {
    return value == null ? "none" : value;
  }
}
