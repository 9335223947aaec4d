package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.chunk.ChunkSize;

/**
 * The rows of a chunk of a copy.
 *
 * @param value 1 to {@link ChunkSize#MOST_ROWS}
 */
public record ChunkRows(int value) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static ChunkRows parse(String text) {
    return new ChunkRows((int) InvalidValue.numberInRange(text, 1, ChunkSize.MOST_ROWS));
  }
}
