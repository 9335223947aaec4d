package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to write.
 *
 * @param file a file that does not exist, in a writable folder; null for standard output
 */
public record OutputFile(@Nullable Path file) {
  private static final String FORM =
      "a new file in an existing folder that you may write to, or - for standard output";

  /**
   * Reads the value.
   *
   * @param text the text on the command line; {@code -} for standard output
   * @return the output
   * @throws picocli.CommandLine.TypeConversionException if the file exists or cannot be written
   */
  public static OutputFile parse(String text) {
    if (text.equals("-")) {
      return new OutputFile(null);
    }
    Path file = PathValue.of(text, FORM);
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw InvalidValue.error(text, "is a folder", FORM);
    }
    if (Files.exists(file)) {
      throw InvalidValue.error(text, "exists and is not overwritten", FORM);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw InvalidValue.error(text, "cannot be written: there is no folder " + folder, FORM);
    }
    if (!Files.isWritable(folder)) {
      throw InvalidValue.error(text, "cannot be written: you may not write to " + folder, FORM);
    }
    return new OutputFile(file);
  }
}
