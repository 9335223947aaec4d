package io.dbmodernizer.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The conversion of a text on the command line into a path. */
final class PathValue {
  private PathValue() {}

  /**
   * Reads a path.
   *
   * @param text the text on the command line
   * @param accepted the accepted form, for the message
   * @throws picocli.CommandLine.TypeConversionException if the text is blank or not a path
   */
  static Path of(String text, String accepted) {
    try {
      if (text.isBlank()) {
        throw new InvalidPathException(text, "blank");
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw InvalidValue.error(text, "is not a path", accepted);
    }
  }
}
