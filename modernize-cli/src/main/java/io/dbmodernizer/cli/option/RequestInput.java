package io.dbmodernizer.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is read from.
 *
 * @param file a file that can be read; null for the standard input
 */
public record RequestInput(@Nullable Path file) {

  /**
   * Reads one.
   *
   * @param text as given; {@code -} for the standard input
   * @return the input
   * @throws picocli.CommandLine.TypeConversionException if there is no such file
   */
  public static RequestInput parse(String text) {
    return new RequestInput(text.equals("-") ? null : InputFile.parse(text).path());
  }
}
