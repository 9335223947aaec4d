package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param path a regular file that can be read
 */
public record InputFile(Path path) {
  private static final String FORM = "a file that exists and that you may read";

  /**
   * Reads one.
   *
   * @param text as given
   * @return the file
   * @throws picocli.CommandLine.TypeConversionException if there is none that can be read
   */
  public static InputFile parse(String text) {
    Path path = GivenPath.of(text, FORM);
    if (!Files.exists(path)) {
      throw Refused.because(text, "does not exist", FORM);
    }
    if (Files.isDirectory(path)) {
      throw Refused.because(text, "is a folder", FORM);
    }
    if (!Files.isReadable(path)) {
      throw Refused.because(text, "may not be read by you", FORM);
    }
    return new InputFile(path);
  }
}
