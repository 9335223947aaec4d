package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for the data of a command.
 *
 * @param path path of a folder that exists or can be created
 */
public record DataPath(Path path) {
  private static final String FORM = "a folder that you may write to or create";

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the folder
   * @throws picocli.CommandLine.TypeConversionException if the folder cannot be created
   */
  public static DataPath parse(String text) {
    Path path = PathValue.of(text, FORM);
    Path there = path.toAbsolutePath().normalize();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there)) {
      throw InvalidValue.error(
          text,
          there == null || there.equals(path.toAbsolutePath().normalize())
              ? "is a file"
              : "is not a folder: " + there + " is a file",
          FORM);
    }
    return new DataPath(path);
  }
}
