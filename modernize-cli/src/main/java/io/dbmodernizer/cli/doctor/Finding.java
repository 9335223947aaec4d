package io.dbmodernizer.cli.doctor;

import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;

/**
 * A result of an examination.
 *
 * @param area what was examined, such as {@code broker}
 * @param level whether it is good
 * @param found what was found
 * @param remedy what to do; empty if it is good
 */
public record Finding(String area, Level level, String found, String remedy) {

  /** How good a result is. */
  public enum Level {
    /** Nothing to do. */
    OK,
    /** Works, and may fail later. */
    WARNING,
    /** Does not work. */
    PROBLEM,
    /** Could not be examined, because something else is missing. */
    SKIPPED
  }

  static Finding ok(String area, String found) {
    return new Finding(area, Level.OK, found, "");
  }

  static Finding warning(String area, String found, String remedy) {
    return new Finding(area, Level.WARNING, found, remedy);
  }

  static Finding problem(String area, String found, String remedy) {
    return new Finding(area, Level.PROBLEM, found, remedy);
  }

  /**
   * Returns the result of an examination that was not possible.
   *
   * @param area what was to be examined
   * @param why what is missing
   */
  public static Finding skipped(String area, String why) {
    return new Finding(area, Level.SKIPPED, why, "");
  }

  /**
   * Returns a failure as a result.
   *
   * @param area what was examined
   * @param failure the failure, with its remedy if it has one
   */
  public static Finding of(String area, Exception failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof CommandFailedException failed) {
      return problem(area, message, failed.remedy());
    }
    if (failure instanceof CommandRefusedException refused) {
      return problem(area, message, refused.remedy());
    }
    String[] parts = message.split("; ", 2);
    return problem(area, parts[0], parts.length > 1 ? parts[1] : "remove the cause that is named");
  }
}
