package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.refused.OnRowError;

/**
 * What a copy does with a row that the target refuses.
 *
 * @param treatment the treatment
 */
public record RowErrors(OnRowError treatment) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the treatment
   * @throws picocli.CommandLine.TypeConversionException if there is no such treatment
   */
  public static RowErrors parse(String text) {
    return switch (text) {
      case "fail" -> new RowErrors(OnRowError.FAIL);
      case "set-aside" -> new RowErrors(OnRowError.SET_ASIDE);
      default ->
          throw InvalidValue.error(text, "is not a treatment of refused rows", "fail or set-aside");
    };
  }

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return treatment == OnRowError.FAIL ? "fail" : "set-aside";
  }
}
