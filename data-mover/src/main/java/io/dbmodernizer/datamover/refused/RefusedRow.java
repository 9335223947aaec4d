package io.dbmodernizer.datamover.refused;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.RowDigests;
import io.dbmodernizer.datamover.range.TableKey;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that a target refuses.
 *
 * @param table the table's name on the source
 * @param keyColumns the columns of a unique key, as {@link TableKey} chooses it; empty if there is
 *     none
 * @param values the values that were to be written, by column
 * @param error the target's error
 */
public record RefusedRow(
    TableName table,
    List<String> keyColumns,
    Map<String, @Nullable Object> values,
    SQLException error) {

  /** Copies the values. */
  public RefusedRow {
    keyColumns = List.copyOf(keyColumns);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Returns a row.
   *
   * @param table the table as the source has it
   * @param columns the source's columns in the order of the values
   * @param values the values
   */
  public static RefusedRow of(
      Table table, List<Column> columns, @Nullable Object[] values, SQLException error) {
    Map<String, @Nullable Object> byColumn = new LinkedHashMap<>();
    for (int at = 0; at < values.length; at++) {
      byColumn.put(columns.get(at).name(), values[at]);
    }
    List<String> key =
        TableKey.of(table).stream()
            .flatMap(found -> found.columns().stream())
            .map(found -> found.column().name())
            .toList();
    return new RefusedRow(table.name(), key, byColumn, error);
  }

  /** Returns the key for people, for example {@code Id = 5, Line = 2}. */
  public String key() {
    return keyColumns.isEmpty()
        ? "(no key)"
        : keyColumns.stream()
            .map(column -> column + " = " + RowDigests.text(values.get(column)))
            .collect(Collectors.joining(", "));
  }

  /** Returns the first line of the target's message. */
  public String message() {
    String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    int statement = first.indexOf("; SQL statement:");
    return statement < 0 ? first : first.substring(0, statement);
  }

  /**
   * Returns the values as a JSON object. Numbers and truth values are JSON's own. Bytes are
   * hexadecimal text after {@code 0x}. A large object that was written as a stream is not in it.
   */
  public String json() {
    return values.entrySet().stream()
        .map(entry -> JsonText.quoted(entry.getKey()) + ":" + JsonText.of(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Returns the table and the key. The other values can be secret. */
  @Override
  public String toString() {
    return "row of table " + table + " with " + key();
  }
}
