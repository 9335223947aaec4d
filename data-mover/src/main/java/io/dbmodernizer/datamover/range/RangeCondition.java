package io.dbmodernizer.datamover.range;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition that selects the rows of a range in one database. SQL Server has no comparison of
 * rows of values, so a bound of several columns is written with OR and AND. The condition on the
 * first column stands alone before it, so that the database can seek.
 *
 * <p>Each value is cast to the type of its column. Otherwise SQL Server would compare {@code
 * varchar} as {@code nvarchar}, which some collations sort differently.
 */
public final class RangeCondition {

  /** The condition that selects every row. */
  public static final RangeCondition ALL_ROWS = new RangeCondition("", List.of(), List.of());

  private final String text;
  private final List<Column> columns;
  private final List<Object> values;

  private RangeCondition(String text, List<Column> columns, List<Object> values) {
    this.text = text;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Returns the condition of a range.
   *
   * @param key the key as the database has it
   * @param range the range; its bounds have a value for each column of the key
   * @param dialect the dialect of the database
   * @throws IllegalArgumentException if a bound has another number of values than the key
   */
  public static RangeCondition of(TableKey key, KeyRange range, SqlDialect dialect) {
    Writer writer = new Writer(key, dialect);
    KeyBound from = range.from();
    KeyBound to = range.to();
    List<String> parts = new ArrayList<>();
    if (from != null) {
      parts.add(writer.bound(from, true));
    }
    if (to != null) {
      parts.add(writer.bound(to, false));
    }
    return parts.isEmpty()
        ? ALL_ROWS
        : new RangeCondition(
            " WHERE " + String.join(" AND ", parts), writer.columns, writer.values);
  }

  /** Returns {@code WHERE} and the condition, with a leading space; empty for all rows. */
  public String where() {
    return text;
  }

  /**
   * Sets the parameters of the condition.
   *
   * @param statement a statement in which the parameters of {@link #where} come first
   * @param dialect the dialect of the database
   * @throws SQLException if the database fails
   */
  public void bind(PreparedStatement statement, SqlDialect dialect) throws SQLException {
    for (int at = 0; at < values.size(); at++) {
      dialect.writeParameter(statement, at + 1, columns.get(at).type(), values.get(at));
    }
  }

  /** Writes the bounds, and collects their parameters in the order of the text. */
  private static final class Writer {

    private final TableKey key;
    private final SqlDialect dialect;
    private final List<Column> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Writer(TableKey key, SqlDialect dialect) {
      this.key = key;
      this.dialect = dialect;
    }

    /** Returns the condition for keys at or after a bound, or for those before it. */
    String bound(KeyBound bound, boolean lower) {
      if (bound.values().size() != key.columns().size()) {
        throw new IllegalArgumentException(
            "a bound has "
                + bound.values().size()
                + " values, the key "
                + key.columns().size()
                + " columns");
      }
      if (key.columns().size() == 1) {
        return rest(bound, 0, lower);
      }
      return compared(bound, 0, after(0, lower) + "=") + " AND (" + rest(bound, 0, lower) + ")";
    }

    private String rest(KeyBound bound, int at, boolean lower) {
      String sign = after(at, lower);
      if (at == key.columns().size() - 1) {
        // The lower bound is part of the range, the upper one is not.
        return compared(bound, at, lower ? sign + "=" : sign);
      }
      return compared(bound, at, sign)
          + " OR ("
          + compared(bound, at, "=")
          + " AND ("
          + rest(bound, at + 1, lower)
          + "))";
    }

    private String after(int at, boolean lower) {
      return lower == key.columns().get(at).descending() ? "<" : ">";
    }

    private String compared(KeyBound bound, int at, String sign) {
      Column column = key.columns().get(at).column();
      columns.add(column);
      values.add(bound.values().get(at));
      return dialect.quote(column.name()) + " " + sign + " " + dialect.keyParameter(column);
    }
  }
}
