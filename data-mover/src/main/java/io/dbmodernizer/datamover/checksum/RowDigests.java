package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.value.LargeValue;
import io.dbmodernizer.datamover.value.UnreadableText;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key and the hash of each row of a table. */
public final class RowDigests {

  /** A receiver of rows. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes a row.
     *
     * @param key the key's values as text, the same in every dialect
     * @param hash the first 128 bits of the hash of all stored values, 32 hexadecimal digits
     * @throws SQLException if the receiver fails; ends the reading
     */
    void visit(List<String> key, String hash) throws SQLException;
  }

  private RowDigests() {}

  /**
   * Visits the rows of a range of keys, in no particular order. Reads each row once.
   *
   * @param connection a connection to the table's database; it stays open
   * @param table the table as its own database has it
   * @param keyColumns the positions of the key's columns in {@link Table#storedColumns()}, from 0
   * @param dialect the dialect of the connection
   * @param condition selects the rows of the range
   * @param visitor takes each row on the calling thread
   * @throws SQLException if the database or the visitor fails
   */
  public static void forEach(
      Connection connection,
      Table table,
      int[] keyColumns,
      SqlDialect dialect,
      RangeCondition condition,
      Visitor visitor)
      throws SQLException {
    RowHasher hasher = new RowHasher();
    String[] key = new String[keyColumns.length];
    TableRows.forEach(
        connection,
        table,
        dialect,
        condition,
        new TableRows.RowVisitor() {
          @Override
          public void value(int column, @Nullable Object value) throws SQLException {
            for (int at = 0; at < keyColumns.length; at++) {
              if (keyColumns[at] == column) {
                key[at] = text(value);
              }
            }
            hasher.add(value);
          }

          @Override
          public void endOfRow() throws SQLException {
            visitor.visit(List.of(key), HexFormat.of().formatHex(hasher.finish(), 0, 16));
          }
        });
  }

  /**
   * Returns the positions of the primary key's columns in {@link Table#storedColumns()}, from 0.
   *
   * @throws IllegalArgumentException if the table has no primary key, or one with a computed column
   */
  public static int[] keyColumns(Table table) {
    PrimaryKey key = table.primaryKey();
    if (key == null) {
      throw new IllegalArgumentException(
          "table " + table.name() + " has no primary key, so its rows cannot be named");
    }
    List<String> stored = table.storedColumns().stream().map(Column::name).toList();
    return key.columns().stream()
        .mapToInt(
            name -> {
              int at = stored.indexOf(name);
              if (at < 0) {
                throw new IllegalArgumentException(
                    "the primary key of table "
                        + table.name()
                        + " holds the computed column "
                        + name);
              }
              return at;
            })
        .toArray();
  }

  /** Returns a value as text, the same in every dialect. */
  public static String text(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof UnreadableText text) {
      return "0x" + HexFormat.of().formatHex(text.bytes());
    }
    if (value instanceof LargeValue) {
      return "(a large object)";
    }
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
