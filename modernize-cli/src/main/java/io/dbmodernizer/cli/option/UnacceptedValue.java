package io.dbmodernizer.cli.option;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import picocli.CommandLine.TypeConversionException;

/**
 * What is wrong with a value that does not come from the command line, such as a default or a value
 * of a profile. The reading of an option reports the same with a {@link TypeConversionException}.
 *
 * @param problem a sentence about the value
 * @param remedy the accepted form, or what to do
 */
public record UnacceptedValue(String problem, String remedy) {

  /** Returns the two parts of an exception's message. */
  public static UnacceptedValue of(TypeConversionException failure) {
    String[] parts = String.valueOf(failure.getMessage()).split(InvalidValue.ACCEPTED, 2);
    return new UnacceptedValue(
        parts[0], parts.length > 1 ? "accepted: " + parts[1] : "correct the value");
  }

  /**
   * Returns the exception that refuses the command.
   *
   * @param name what has the value
   */
  public CommandRefusedException refusal(String name) {
    return new CommandRefusedException(name + ": " + problem, remedy);
  }
}
