package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.value.LargeColumn;
import io.dbmodernizer.datamover.value.LargeValue;
import io.dbmodernizer.datamover.value.StoredValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as a copy selects, reads and inserts them. Large objects come last, and
 * the lengths of all of them before the first: so a row with streams can be read forward only.
 */
final class CopiedColumns {

  private final SqlDialect dialect;

  /** The types of the columns before the large ones. */
  private final ColumnType[] types;

  private final List<Column> columns = new ArrayList<>();
  private final List<LargeColumn> large = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();
  private final int[] storedPlaces;
  private final int[] lengthPositions;
  private final int[] valuePositions;

  CopiedColumns(List<Column> stored, SqlDialect dialect) {
    this.dialect = dialect;
    List<Column> last = new ArrayList<>();
    List<Column> ordinary = new ArrayList<>();
    List<Integer> lastPlaces = new ArrayList<>();
    List<Integer> allPlaces = new ArrayList<>();
    for (int place = 0; place < stored.size(); place++) {
      Column column = stored.get(place);
      Optional<LargeColumn> way = LargeColumn.of(column, dialect, LargeColumn.Reading.ONCE);
      if (way.isPresent()) {
        large.add(way.get());
        last.add(column);
        lastPlaces.add(place);
      } else {
        ordinary.add(column);
        allPlaces.add(place);
        expressions.add(dialect.selected(column));
      }
    }
    types = ordinary.stream().map(Column::type).toArray(ColumnType[]::new);
    columns.addAll(ordinary);
    columns.addAll(last);
    allPlaces.addAll(lastPlaces);
    storedPlaces = allPlaces.stream().mapToInt(place -> place).toArray();
    lengthPositions = select(LargeColumn::lengthExpressions);
    valuePositions = select(LargeColumn::valueExpressions);
  }

  /** Selects expressions of each large column, and returns the positions of the first ones. */
  private int[] select(Function<LargeColumn, List<String>> wanted) {
    int[] positions = new int[large.size()];
    for (int at = 0; at < positions.length; at++) {
      positions[at] = expressions.size() + 1;
      expressions.addAll(wanted.apply(large.get(at)));
    }
    return positions;
  }

  /** Returns the columns in the order of the values. */
  List<Column> columns() {
    return columns;
  }

  /** Returns the columns of the other side in the order of the values. */
  List<Column> matching(List<Column> otherStored) {
    return Arrays.stream(storedPlaces).mapToObj(otherStored::get).toList();
  }

  /** Returns the place among {@link #columns()} of each stored column. */
  int[] placesOfStored() {
    int[] places = new int[storedPlaces.length];
    for (int at = 0; at < places.length; at++) {
      places[storedPlaces[at]] = at;
    }
    return places;
  }

  String selectList() {
    return String.join(", ", expressions);
  }

  /** Returns true if {@link #stored} returns what a comparison reads. */
  boolean canBeDigested() {
    return large.stream().allMatch(LargeColumn::readsOnceAsTwice);
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
    for (int at = 0; at < types.length; at++) {
      values[at] = StoredValues.readToWrite(row, at + 1, types[at], dialect);
    }
    if (!large.isEmpty()) {
      readLarge(row, values);
    }
    return values;
  }

  /** Returns true if values of a row are streams. */
  boolean areStreamsIn(@Nullable Object[] values) {
    for (int at = types.length; at < values.length; at++) {
      if (values[at] instanceof LargeValue) {
        return true;
      }
    }
    return false;
  }

  private void readLarge(ResultSet row, @Nullable Object[] values) throws SQLException {
    long[] lengths = new long[large.size()];
    long total = 0;
    for (int at = 0; at < lengths.length; at++) {
      lengths[at] = large.get(at).length(row, lengthPositions[at], valuePositions[at]);
      total += Math.max(0, lengths[at]);
    }
    for (int at = 0; at < lengths.length; at++) {
      if (lengths[at] >= 0) {
        values[types.length + at] =
            total <= LargeColumn.IN_MEMORY
                ? large.get(at).inMemory(row, valuePositions[at])
                : large.get(at).streamed(row, valuePositions[at], lengths[at]);
      }
    }
  }

  /**
   * Returns the value to digest, which differs from the one to write for GUIDs and for text with
   * bytes that have no characters.
   *
   * @param row the current row, which {@link #read} has read into memory
   * @param at the place of the column among {@link #columns()}, from 0
   * @param written the value that was read
   */
  @Nullable Object stored(ResultSet row, int at, @Nullable Object written) throws SQLException {
    int place = at - types.length;
    if (place < 0) {
      return StoredValues.ofWritten(row, at + 1, types[at], dialect, written);
    }
    return written == null ? null : large.get(place).stored(row, valuePositions[place], written);
  }
}
