package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that a command keeps data in.
 *
 * @param path a folder, or a path at which one can be created
 */
public record DataPath(Path path) {
  private static final String FORM =
      "a folder that you may write to, or a path at which you may create one";

  /**
   * Reads one.
   *
   * @param text as given
   * @return the folder
   * @throws picocli.CommandLine.TypeConversionException if there can be none
   */
  public static DataPath parse(String text) {
    Path path = GivenPath.of(text, FORM);
    Path there = path.toAbsolutePath().normalize();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there)) {
      throw Refused.because(
          text,
          there == null || there.equals(path.toAbsolutePath().normalize())
              ? "is a file"
              : "is no folder: " + there + " is a file",
          FORM);
    }
    return new DataPath(path);
  }
}
