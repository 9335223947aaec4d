package io.dbmodernizer.datamover.catalog;

import java.util.Comparator;

/**
 * A table's schema and name, exactly as the database spells them.
 *
 * <p>The text form is {@code [schema].[name]}, in which a {@code ]} is doubled. Azure Database
 * Migration Service uses it in its list of tables, and messages use it. It is not SQL text: the
 * dialect quotes names for SQL.
 *
 * @param schema the schema, not empty
 * @param name the table, not empty
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::name);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is empty
   */
  public TableName {
    if (schema.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException(
          "table name needs a schema and a name, got schema '"
              + schema
              + "' and name '"
              + name
              + "'");
    }
  }

  /**
   * Reads {@code [schema].[name]} (with {@code ]} doubled inside brackets) or plain {@code
   * schema.name}.
   *
   * @throws IllegalArgumentException if the text has neither form
   */
  public static TableName parse(String text) {
    StringBuilder first = new StringBuilder();
    int next = part(text, 0, first);
    if (next >= text.length() || text.charAt(next) != '.') {
      throw malformed(text);
    }
    StringBuilder second = new StringBuilder();
    if (part(text, next + 1, second) != text.length() || first.isEmpty() || second.isEmpty()) {
      throw malformed(text);
    }
    return new TableName(first.toString(), second.toString());
  }

  private static int part(String text, int start, StringBuilder part) {
    if (start >= text.length() || text.charAt(start) != '[') {
      int at = start;
      while (at < text.length() && "[].".indexOf(text.charAt(at)) < 0) {
        part.append(text.charAt(at++));
      }
      return at;
    }
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != ']') {
        part.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == ']') {
        part.append(c);
        at++;
      } else {
        return at + 1;
      }
    }
    throw malformed(text);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "table name '" + text + "' is neither [schema].[name] (with ] doubled) nor schema.name");
  }

  /** Orders names by schema, then by table, both case-sensitively. */
  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** Returns the form {@code [schema].[name]}, with {@code ]} doubled. */
  @Override
  public String toString() {
    return "[" + schema.replace("]", "]]") + "].[" + name.replace("]", "]]") + "]";
  }
}
