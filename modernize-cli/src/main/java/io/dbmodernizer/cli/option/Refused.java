package io.dbmodernizer.cli.option;

import picocli.CommandLine.TypeConversionException;

/** Says why a value is not acceptable, in the form that the command line prints. */
final class Refused {
  /** What stands between the problem and the accepted form. */
  static final String ACCEPTED = "; accepted: ";

  private Refused() {}

  /**
   * @param value the value as given
   * @param problem what it is or is not
   * @param accepted the accepted form
   */
  static TypeConversionException because(String value, String problem, String accepted) {
    return new TypeConversionException("'" + value + "' " + problem + ACCEPTED + accepted);
  }
}
