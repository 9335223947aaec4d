package io.dbmodernizer.cli.option;

import java.util.Collection;
import picocli.CommandLine.TypeConversionException;

/** The error for a value that is not acceptable, in the form that {@code UsageErrors} prints. */
final class InvalidValue {
  /** Text between the problem and the accepted form. */
  static final String ACCEPTED = "; accepted: ";

  private InvalidValue() {}

  /**
   * Returns the error.
   *
   * @param value the text on the command line
   * @param problem the predicate of a sentence about the value, such as "is not a port"
   * @param accepted the accepted form
   */
  static TypeConversionException error(String value, String problem, String accepted) {
    return new TypeConversionException("'" + value + "' " + problem + ACCEPTED + accepted);
  }

  /**
   * Returns the error for a text that is none of the accepted names. It ends with the nearest name.
   *
   * @param value the text on the command line
   * @param problem the predicate of a sentence about the value, such as "is not a state"
   * @param names the accepted names
   */
  static TypeConversionException unknownName(
      String value, String problem, Collection<String> names) {
    return error(
        value,
        problem,
        String.join(", ", names)
            + Nearest.to(value, names).map(name -> "; nearest: " + name).orElse(""));
  }

  /**
   * Reads a whole number.
   *
   * @throws TypeConversionException if the text is not a whole number in the range
   */
  static long numberInRange(String text, long from, long to) {
    if (!text.matches("\\d{1,18}") || Long.parseLong(text) < from || Long.parseLong(text) > to) {
      throw error(
          text, "is not a number in the range", "a whole number from " + from + " to " + to);
    }
    return Long.parseLong(text);
  }

  /**
   * Returns the error for a value that may be a secret, which the message does not repeat.
   *
   * @param problem a sentence about the value
   * @param accepted the accepted form
   */
  static TypeConversionException unrepeated(String problem, String accepted) {
    return new TypeConversionException(problem + ACCEPTED + accepted);
  }
}
