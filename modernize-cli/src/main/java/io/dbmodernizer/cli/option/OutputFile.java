package io.dbmodernizer.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where something is written.
 *
 * @param file a file that does not exist, in a folder that can be written to; null for the standard
 *     output
 */
public record OutputFile(@Nullable Path file) {
  private static final String FORM =
      "a new file in a folder that exists and that you may write to, or - for standard output";

  /**
   * Reads one.
   *
   * @param text as given; {@code -} for the standard output
   * @return the output
   * @throws picocli.CommandLine.TypeConversionException if it cannot be written to
   */
  public static OutputFile parse(String text) {
    if (text.equals("-")) {
      return new OutputFile(null);
    }
    Path file = GivenPath.of(text, FORM);
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw Refused.because(text, "is a folder", FORM);
    }
    if (Files.exists(file)) {
      throw Refused.because(text, "exists, and is not overwritten", FORM);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw Refused.because(text, "cannot be written: there is no folder " + folder, FORM);
    }
    if (!Files.isWritable(folder)) {
      throw Refused.because(text, "cannot be written: you may not write to " + folder, FORM);
    }
    return new OutputFile(file);
  }
}
