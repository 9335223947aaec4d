package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.KeySplitter;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the ranges of a table that differ. It splits the table into at most 33 ranges, compares the
 * digests of each on both sides, and splits only those that differ again, until a range is small.
 * So it reads every row about once, and the rows of differing ranges once more for each level. It
 * holds only the bounds of the ranges that it has found. It only reads.
 */
public final class TableNarrower {

  /** The most ranges that one narrowing finds. */
  public static final int MOST_RANGES = 10_000;

  private static final int PARTS = 32;

  private final BothSides sides;
  private final ComparedTable table;
  private final SharedKey key;
  private final int rangeRows;

  /**
   * Creates the narrower of a table.
   *
   * @param sides both databases
   * @param table the table, which can be compared
   * @param key its key
   * @param rangeRows the rows of the source at which a range is not split further, at least 1
   */
  public TableNarrower(BothSides sides, ComparedTable table, SharedKey key, int rangeRows) {
    this.sides = sides;
    this.table = table;
    this.key = key;
    this.rangeRows = rangeRows;
  }

  /**
   * Finds the differing ranges.
   *
   * @param rows the rows of the table on the source, as a comparison has counted them
   * @param most the most ranges to find, at least 1
   * @return the ranges; empty if the sides have become equal meanwhile
   * @throws SideFailedException if a database fails
   */
  public Narrowing narrow(long rows, int most) throws SideFailedException {
    List<DifferingRange> found = new ArrayList<>();
    boolean complete = search(KeyRange.ALL, rows, most, found);
    return new Narrowing(found, complete);
  }

  /** Returns false if it ended early. */
  private boolean search(KeyRange range, long rows, int most, List<DifferingRange> found)
      throws SideFailedException {
    List<KeyRange> parts = rows <= rangeRows ? List.of(range) : split(range, rows);
    for (KeyRange part : parts) {
      BothSides.Pair<TableDigest> digests = digests(part);
      if (digests.source().equals(digests.target())) {
        continue;
      }
      if (found.size() == most) {
        return false;
      }
      if (parts.size() == 1 || digests.source().rows() <= rangeRows) {
        found.add(new DifferingRange(part, digests.source(), digests.target()));
      } else if (!search(part, digests.source().rows(), most, found)) {
        return false;
      }
    }
    return true;
  }

  private List<KeyRange> split(KeyRange range, long rows) throws SideFailedException {
    long partRows = Math.max(rangeRows, (rows + PARTS - 1) / PARTS);
    return sides.atSource(
        source ->
            new KeySplitter(source, table.source(), key.source())
                .split(range, partRows, PARTS + 1));
  }

  private BothSides.Pair<TableDigest> digests(KeyRange range) throws SideFailedException {
    return sides.read(
        source -> digestOnSource(source, range), target -> digestOnTarget(target, range));
  }

  private TableDigest digestOnSource(Connection source, KeyRange range) throws SQLException {
    SqlDialect dialect = SqlDialect.of(source);
    return TableDigester.digest(source, table.source(), dialect, key.atSource(range, dialect));
  }

  private TableDigest digestOnTarget(Connection target, KeyRange range) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    return TableDigester.digest(target, table.target(), dialect, key.atTarget(range, dialect));
  }

  /**
   * Reads the first differing ranges of the source again.
   *
   * @param narrowing the differing ranges with their former digests
   * @param most the most ranges to read
   * @return true if the source has changed in one of them since
   * @throws SideFailedException if the source fails
   */
  public boolean changedOnSource(Narrowing narrowing, int most) throws SideFailedException {
    for (DifferingRange former : narrowing.ranges().stream().limit(most).toList()) {
      if (!sides.atSource(s -> digestOnSource(s, former.range())).equals(former.source())) {
        return true;
      }
    }
    return false;
  }
}
