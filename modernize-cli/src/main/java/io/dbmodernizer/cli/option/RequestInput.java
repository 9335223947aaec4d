package io.dbmodernizer.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The input with a request.
 *
 * @param file a readable file; null for standard input
 */
public record RequestInput(@Nullable Path file) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line; {@code -} for standard input
   * @return the input
   * @throws picocli.CommandLine.TypeConversionException if there is no readable file
   */
  public static RequestInput parse(String text) {
    return new RequestInput(text.equals("-") ? null : InputFile.parse(text).path());
  }
}
