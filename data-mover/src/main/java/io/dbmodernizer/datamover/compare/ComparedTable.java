package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One table as each side has it. Each side is read through the types of its own catalog, and both
 * have the compared columns in the same order.
 *
 * @param source the table as the source has it
 * @param target the table as the target has it, with the source's stored columns only, in the
 *     source's order
 * @param obstacles the reasons why the rows cannot be equal whatever they hold, each with its
 *     column; empty if the rows can be compared
 */
public record ComparedTable(Table source, Table target, List<String> obstacles) {

  public ComparedTable {
    obstacles = List.copyOf(obstacles);
  }

  /**
   * Matches the columns of both sides by name. A column of exactly the same name comes before one
   * whose name differs in case only.
   *
   * @param source the table as the source's catalog has it
   * @param target the table as the target's catalog has it
   */
  public static ComparedTable of(Table source, Table target) {
    List<String> obstacles = new ArrayList<>();
    List<Column> matched = new ArrayList<>();
    for (Column column : source.storedColumns()) {
      Optional<Column> other = column(target, column.name());
      if (other.isEmpty()) {
        obstacles.add("column " + column.name() + " is missing on the target");
      } else if (other.get().isGenerated()) {
        obstacles.add("column " + column.name() + " is written by the target itself");
      } else {
        matched.add(other.get());
        unreadable(column, "source", obstacles);
        unreadable(other.get(), "target", obstacles);
      }
    }
    for (Column extra : target.storedColumns()) {
      if (!matched.contains(extra) && !replacesRowVersion(source, extra)) {
        obstacles.add("column " + extra.name() + " is stored on the target only");
      }
    }
    return new ComparedTable(source, Table.of(target.name(), matched, null), obstacles);
  }

  /** Returns true if the rows can be compared. */
  public boolean comparable() {
    return obstacles.isEmpty();
  }

  /**
   * Returns true for a column that stores a source's rowversion as bytes, in a database without
   * rowversions.
   */
  private static boolean replacesRowVersion(Table source, Column extra) {
    return column(source, extra.name())
        .filter(column -> column.type().family() == TypeFamily.ROWVERSION)
        .isPresent();
  }

  private static void unreadable(Column column, String side, List<String> obstacles) {
    if (column.type().family() == TypeFamily.UNSUPPORTED) {
      obstacles.add(
          "column "
              + column.name()
              + " has the unsupported type "
              + column.type().providerName()
              + " on the "
              + side);
    }
  }

  private static Optional<Column> column(Table table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() -> table.column(name));
  }
}
