package io.dbmodernizer.cli.option;

import java.util.List;

/** The name of a field to sort by. */
final class SortField {
  private SortField() {}

  /**
   * Reads the value.
   *
   * @param text the text on the command line; a hyphen in front means descending
   * @param accepted the names of the fields
   * @return the text
   * @throws picocli.CommandLine.TypeConversionException if there is no such field
   */
  static String of(String text, List<String> accepted) {
    if (!accepted.contains(text.startsWith("-") ? text.substring(1) : text)) {
      throw InvalidValue.unknownName(text, "is not a field to sort by", accepted);
    }
    return text;
  }
}
