package io.dbmodernizer.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The names of an enumeration of the contract that an option accepts, in any case.
 *
 * @param accepted the names without that of no value
 * @param problem what is wrong with another name, such as {@code is not a severity}
 */
record EnumNames(List<String> accepted, String problem) {
  private static final String NO_VALUE = "UNSPECIFIED";

  static EnumNames of(Enum<?>[] values, String problem) {
    return new EnumNames(
        Arrays.stream(values).map(Enum::name).filter(name -> !name.equals(NO_VALUE)).toList(),
        problem);
  }

  /**
   * Returns the name in upper case.
   *
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  String parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (!accepted.contains(name)) {
      throw InvalidValue.unknownName(text, problem, accepted);
    }
    return name;
  }
}
