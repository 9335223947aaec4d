package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.LargeColumn;
import io.dbmodernizer.datamover.value.LargeValue;
import io.dbmodernizer.datamover.value.StoredValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as a copy selects, reads and inserts them. Large objects come last, and
 * the lengths of all of them before the first: so a row with streams can be read forward only.
 */
final class CopiedColumns {

  private final SqlDialect dialect;
  private final List<Column> ordinary = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<LargeColumn> large = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();

  CopiedColumns(List<Column> stored, SqlDialect dialect) {
    this.dialect = dialect;
    List<Column> last = new ArrayList<>();
    for (Column column : stored) {
      Optional<LargeColumn> way = LargeColumn.of(column, dialect, LargeColumn.Reading.ONCE);
      if (way.isPresent()) {
        large.add(way.get());
        last.add(column);
      } else {
        ordinary.add(column);
        expressions.add(dialect.selected(column));
      }
    }
    columns.addAll(ordinary);
    columns.addAll(last);
    large.forEach(column -> expressions.addAll(column.lengthExpressions()));
    large.forEach(column -> expressions.addAll(column.valueExpressions()));
  }

  /** Returns the columns in the order of the values. */
  List<Column> columns() {
    return columns;
  }

  String selectList() {
    return String.join(", ", expressions);
  }

  /**
   * Reads the current row. The large objects of a row are either all in memory or, if they are
   * longer than {@link LargeColumn#IN_MEMORY} together, all streams.
   *
   * @return the values in the order of {@link #columns()}; they hold {@link LargeValue}s, valid
   *     until the next row, if the row is too long for memory
   */
  @Nullable Object[] read(ResultSet row) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int at = 0; at < ordinary.size(); at++) {
      values[at] = StoredValues.readToWrite(row, at + 1, ordinary.get(at).type(), dialect);
    }
    int length = ordinary.size() + 1;
    int value = length + large.stream().mapToInt(way -> way.lengthExpressions().size()).sum();
    long[] lengths = new long[large.size()];
    long total = 0;
    int[] positions = new int[large.size()];
    for (int at = 0; at < lengths.length; at++) {
      LargeColumn way = large.get(at);
      lengths[at] = way.length(row, length, value);
      positions[at] = value;
      total += Math.max(0, lengths[at]);
      length += way.lengthExpressions().size();
      value += way.valueExpressions().size();
    }
    for (int at = 0; at < lengths.length; at++) {
      if (lengths[at] >= 0) {
        values[ordinary.size() + at] =
            total <= LargeColumn.IN_MEMORY
                ? large.get(at).inMemory(row, positions[at])
                : large.get(at).streamed(row, positions[at], lengths[at]);
      }
    }
    return values;
  }
}
