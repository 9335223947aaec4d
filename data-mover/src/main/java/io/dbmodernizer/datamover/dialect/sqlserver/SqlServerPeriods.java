package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The periods of system time of tables, known by their columns. */
final class SqlServerPeriods {

  private static final int ROW_START = 1;
  private static final int ROW_END = 2;

  /**
   * A period.
   *
   * @param start the column with the beginning
   * @param end the column with the end
   * @param hidden those of the two that are hidden
   */
  record Period(String start, String end, List<String> hidden) {}

  private final Map<Integer, String> starts = new HashMap<>();
  private final Map<Integer, String> ends = new HashMap<>();
  private final Map<Integer, List<String>> hidden = new HashMap<>();

  /** Returns whether a column with this kind of generated values belongs to a period. */
  static boolean isOfPeriod(int generated) {
    return generated == ROW_START || generated == ROW_END;
  }

  void add(int table, String column, int generated, boolean isHidden) {
    (generated == ROW_START ? starts : ends).put(table, column);
    if (isHidden) {
      hidden.computeIfAbsent(table, key -> new ArrayList<>()).add(column);
    }
  }

  /** Returns the period of a table; null if it has none. */
  @Nullable Period of(int table) {
    String start = starts.get(table);
    String end = ends.get(table);
    return start == null || end == null
        ? null
        : new Period(start, end, hidden.getOrDefault(table, List.of()));
  }
}
