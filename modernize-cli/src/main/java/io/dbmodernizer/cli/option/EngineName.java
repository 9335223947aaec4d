package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.MigrationEngine;
import java.util.Locale;

/**
 * An engine that copies rows.
 *
 * @param engine {@code DIRECT} or {@code DMS}
 */
public record EngineName(MigrationEngine engine) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the engine
   * @throws picocli.CommandLine.TypeConversionException if there is no such engine
   */
  public static EngineName parse(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "DIRECT" -> new EngineName(MigrationEngine.DIRECT);
      case "DMS" -> new EngineName(MigrationEngine.DMS);
      default -> throw InvalidValue.error(text, "is not an engine", "DIRECT or DMS");
    };
  }
}
