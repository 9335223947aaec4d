package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.checksum.RowDigests;
import io.dbmodernizer.datamover.compare.RowDiff.Difference;
import io.dbmodernizer.datamover.compare.RowDiff.DifferingRow;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds differing rows of tables of any size. It does not sort, because databases sort differently.
 * It distributes the rows over buckets by their keys, and compares one by one only the rows of
 * buckets that differ.
 */
public final class RowDiffer {

  private static final int BUCKETS = 4_096;

  /** The rows of one side. */
  @FunctionalInterface
  private interface Rows {
    void forEach(RowDigests.Visitor visitor) throws SQLException;
  }

  private RowDiffer() {}

  /**
   * Names differing rows. Reads each side at most twice, and holds about {@code limit} / 4,096 of
   * the rows' keys in memory.
   *
   * @param source a connection to the source; it stays open
   * @param target a connection to the target; it stays open
   * @param table the table as each side has it; the source's has a primary key, the target's need
   *     not have one
   * @param limit the most rows to name, at least 1
   * @return the differing rows; without rows if both sides are equal
   * @throws SQLException if one of the databases fails
   * @throws IllegalArgumentException if the source's table has no primary key, if the columns
   *     prevent a comparison, or if the limit is less than 1
   */
  public static RowDiff diff(Connection source, Connection target, ComparedTable table, int limit)
      throws SQLException {
    return diff(source, target, table, limit, RangeCondition.ALL_ROWS, RangeCondition.ALL_ROWS);
  }

  /**
   * Names differing rows of a range of keys, as {@link #diff(Connection, Connection, ComparedTable,
   * int)} does for a whole table.
   *
   * @param atSource selects the rows of the range on the source
   * @param atTarget selects the rows of the range on the target
   */
  public static RowDiff diff(
      Connection source,
      Connection target,
      ComparedTable table,
      int limit,
      RangeCondition atSource,
      RangeCondition atTarget)
      throws SQLException {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, got " + limit);
    }
    if (!table.comparable()) {
      throw new IllegalArgumentException(
          "table " + table.source().name() + " cannot be compared by rows: " + table.obstacles());
    }
    // The target's columns are in the source's order, so the positions of the source's key count.
    int[] key = RowDigests.keyColumns(table.source());
    SqlDialect ofSource = SqlDialect.of(source);
    SqlDialect ofTarget = SqlDialect.of(target);
    Rows sourceRows =
        visitor -> RowDigests.forEach(source, table.source(), key, ofSource, atSource, visitor);
    Rows targetRows =
        visitor -> RowDigests.forEach(target, table.target(), key, ofTarget, atTarget, visitor);
    long[] balance = new long[BUCKETS];
    sourceRows.forEach((row, hash) -> balance[bucket(row)] += weight(hash));
    targetRows.forEach((row, hash) -> balance[bucket(row)] -= weight(hash));
    // Each differing bucket holds a differing row: as many buckets as rows asked for are enough.
    boolean[] wanted = new boolean[BUCKETS];
    int[] differing =
        IntStream.range(0, BUCKETS).filter(at -> balance[at] != 0).limit(limit).toArray();
    if (differing.length == 0) {
      return new RowDiff(table.source().name(), List.of());
    }
    for (int at : differing) {
      wanted[at] = true;
    }
    return new RowDiff(table.source().name(), differingRows(sourceRows, targetRows, wanted, limit));
  }

  private static List<DifferingRow> differingRows(
      Rows source, Rows target, boolean[] wanted, int limit) throws SQLException {
    Map<List<String>, String> sourceRows = new HashMap<>();
    source.forEach(
        (key, hash) -> {
          if (wanted[bucket(key)]) {
            sourceRows.put(key, hash);
          }
        });
    List<DifferingRow> rows = new ArrayList<>();
    target.forEach(
        (key, hash) -> {
          if (wanted[bucket(key)]) {
            String sourceHash = sourceRows.remove(key);
            if (sourceHash == null) {
              rows.add(new DifferingRow(key, Difference.ONLY_ON_TARGET));
            } else if (!sourceHash.equals(hash)) {
              rows.add(new DifferingRow(key, Difference.DIFFERENT_VALUES));
            }
          }
        });
    sourceRows
        .keySet()
        .forEach(key -> rows.add(new DifferingRow(key, Difference.MISSING_ON_TARGET)));
    rows.sort(Comparator.comparing(row -> row.key().toString()));
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  private static int bucket(List<String> key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }

  private static long weight(String hash) {
    return Long.parseUnsignedLong(hash, 0, 16, 16);
  }
}
