package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of table names. {@code *} stands for any characters. Upper and lower case are equal.
 *
 * @param text the pattern as it was given
 * @param schema the pattern of the schema
 * @param table the pattern of the table
 */
public record TablePattern(String text, Pattern schema, Pattern table) {
  private static final String FORM =
      "SCHEMA.TABLE, in which * stands for any characters, such as Sales.*; a name with a dot in"
          + " brackets";

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the pattern
   * @throws picocli.CommandLine.TypeConversionException if the text has another form
   */
  public static TablePattern parse(String text) {
    TableName parts;
    try {
      parts = TableName.parse(text);
    } catch (IllegalArgumentException e) {
      throw InvalidValue.error(text, "is not a pattern of table names", FORM);
    }
    return new TablePattern(text, pattern(parts.schema()), pattern(parts.name()));
  }

  /** Returns a selection of the tables of any pattern; of all tables if there is no pattern. */
  public static Predicate<TableName> any(Collection<TablePattern> patterns) {
    return patterns.isEmpty()
        ? table -> true
        : table -> patterns.stream().anyMatch(pattern -> pattern.matches(table));
  }

  private boolean matches(TableName name) {
    return schema.matcher(name.schema()).matches() && table.matcher(name.name()).matches();
  }

  private static Pattern pattern(String part) {
    return Pattern.compile(
        Pattern.quote(part).replace("*", "\\E.*\\Q"),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  @Override
  public String toString() {
    return text;
  }
}
