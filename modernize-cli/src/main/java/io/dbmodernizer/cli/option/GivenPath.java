package io.dbmodernizer.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path as a user gives it. */
final class GivenPath {
  private GivenPath() {}

  /**
   * @param text as given
   * @param accepted the accepted form
   * @throws picocli.CommandLine.TypeConversionException if it is no path
   */
  static Path of(String text, String accepted) {
    try {
      if (text.isBlank()) {
        throw new InvalidPathException(text, "blank");
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Refused.because(text, "is no path", accepted);
    }
  }
}
