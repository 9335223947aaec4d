package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.proof.ProofScope;

/**
 * A number of rows to name.
 *
 * @param value 0 to {@link ProofScope#MOST_SAMPLED}
 */
public record SampleSize(int value) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static SampleSize parse(String text) {
    return new SampleSize((int) InvalidValue.numberInRange(text, 0, ProofScope.MOST_SAMPLED));
  }
}
