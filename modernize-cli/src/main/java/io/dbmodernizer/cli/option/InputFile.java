package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path a regular, readable file
 */
public record InputFile(Path path) {
  private static final String FORM = "an existing file that you may read";

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the file
   * @throws picocli.CommandLine.TypeConversionException if there is no readable file
   */
  public static InputFile parse(String text) {
    Path path = PathValue.of(text, FORM);
    if (!Files.exists(path)) {
      throw InvalidValue.error(text, "does not exist", FORM);
    }
    if (Files.isDirectory(path)) {
      throw InvalidValue.error(text, "is a folder", FORM);
    }
    if (!Files.isReadable(path)) {
      throw InvalidValue.error(text, "is not readable for you", FORM);
    }
    return new InputFile(path);
  }
}
