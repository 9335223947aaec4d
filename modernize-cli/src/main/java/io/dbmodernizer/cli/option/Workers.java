package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.wholecopy.WholeCopyOptions;

/**
 * A number of workers of a copy.
 *
 * @param value 1 to {@link WholeCopyOptions#MOST_WORKERS}
 */
public record Workers(int value) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static Workers parse(String text) {
    return new Workers((int) InvalidValue.numberInRange(text, 1, WholeCopyOptions.MOST_WORKERS));
  }
}
