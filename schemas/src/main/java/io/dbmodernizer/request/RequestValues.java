package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The values for the placeholders of a {@link RequestTemplate}, one row for each request. No error
 * repeats a value.
 *
 * @param columns names of the values, each once
 * @param rows the rows, each with a value for every column
 */
public record RequestValues(List<String> columns, List<Row> rows) {
  /** Most rows. */
  public static final int MOST_ROWS = 1_000;

  private static final String FORM =
      "a list of mappings with the same names, each value a text, a whole number, true or false";

  /**
   * One row.
   *
   * @param number number of the row, as people count it in their file
   * @param values values by column; an empty text for none
   */
  public record Row(int number, Map<String, String> values) {
    /** Copies the values. */
    public Row {
      values = Map.copyOf(values);
    }

    /** Returns the name of the row in errors. */
    public String place() {
      return "row " + number;
    }
  }

  /**
   * Checks the numbers of columns and rows.
   *
   * @throws InvalidRequestException if a name is empty or there twice, or if there are no rows or
   *     too many
   */
  public RequestValues {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    Violations violations = new Violations();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i);
      violations.require(
          !name.isBlank(), "column " + (i + 1), "has no name", "a name in the first row");
      violations.require(
          name.isBlank() || names.add(name), place(i, name), "is there twice", "each name once");
    }
    violations.require(!rows.isEmpty(), "rows", "are missing", "one row for each request");
    violations.require(
        rows.size() <= MOST_ROWS,
        "rows",
        "are " + rows.size(),
        "at most " + MOST_ROWS + " rows; split the file");
    throwIf(violations.toList());
  }

  /**
   * Reads a list in YAML or JSON.
   *
   * @param document the text
   * @return its items as rows, counted from 1
   * @throws InvalidRequestException if it is no list of mappings with the same names
   */
  public static RequestValues parse(String document) {
    JsonNode root = DocumentTree.of(document);
    Violations violations = new Violations();
    violations.require(root.isArray(), "document", "is not a list", FORM);
    Set<String> columns = new LinkedHashSet<>();
    root.forEach(item -> columns.addAll(item.propertyNames()));
    List<Row> rows = new ArrayList<>();
    for (JsonNode item : root.isArray() ? root : List.<JsonNode>of()) {
      int number = rows.size() + 1;
      String place = "row " + number;
      violations.require(item.isObject(), place, "is not a mapping", FORM);
      Map<String, String> values = new LinkedHashMap<>();
      for (String column : columns) {
        JsonNode value = item.path(column);
        String cell = place + ", column " + column;
        violations.require(!value.isMissingNode(), cell, "is missing", "a value, which may be ''");
        violations.require(!value.isContainer(), cell, "is a list or a mapping", FORM);
        // 1.10 is the number 1.1, and 5e10 another text than the name 5e10.
        violations.require(
            !value.isFloatingPointNumber(),
            cell,
            "is a number with a fraction or an exponent, whose text may change",
            "the value in quotes");
        values.put(column, value.isValueNode() && !value.isNull() ? value.asString() : "");
      }
      rows.add(new Row(number, values));
    }
    throwIf(violations.toList());
    return new RequestValues(List.copyOf(columns), rows);
  }

  /**
   * Returns the name of a column in errors: its number if it cannot be the name of a placeholder,
   * because a file without a header has values in its first row.
   *
   * @param column one of the columns
   */
  public String place(String column) {
    return place(columns.indexOf(column), column);
  }

  private static String place(int index, String column) {
    return "column " + (RequestTemplate.isName(column) ? column : index + 1);
  }

  private static void throwIf(List<FieldViolation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
  }
}
