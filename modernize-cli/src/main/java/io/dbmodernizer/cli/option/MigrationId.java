package io.dbmodernizer.cli.option;

import io.dbmodernizer.request.RequestRules;

/**
 * The id of a migration.
 *
 * @param text the id
 */
public record MigrationId(String text) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the id
   * @throws picocli.CommandLine.TypeConversionException if no migration can have this id
   */
  public static MigrationId parse(String text) {
    if (!RequestRules.isMigrationId(text)) {
      throw InvalidValue.error(
          text,
          "is not the id of a migration",
          "1 to 64 letters, digits, hyphens, underscores and periods, a letter or digit first");
    }
    return new MigrationId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
