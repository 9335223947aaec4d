package io.dbmodernizer.cli.request;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.RequestValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The file with the values of a fleet. */
public final class FleetValues {
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private FleetValues() {}

  /**
   * Reads the file.
   *
   * @param file CSV, YAML or JSON, by its ending
   * @return the values
   * @throws io.dbmodernizer.request.InvalidRequestException if the content is not acceptable
   * @throws CommandRefusedException if the ending is another one, or the file is too large
   * @throws IOException if the file cannot be read
   */
  public static RequestValues read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new CommandRefusedException(
          file + " has more than 16 MiB", "give at most " + RequestValues.MOST_ROWS + " rows");
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CsvValues.parse(DocumentText.read(file));
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
      return RequestValues.parse(DocumentText.read(file));
    }
    throw new CommandRefusedException(
        file + " is neither CSV nor YAML nor JSON by its name",
        "give a file that ends in .csv, .yaml, .yml or .json");
  }
}
