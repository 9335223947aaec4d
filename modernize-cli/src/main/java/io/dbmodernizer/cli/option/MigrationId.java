package io.dbmodernizer.cli.option;

import io.dbmodernizer.request.RequestRules;

/**
 * The id of a migration.
 *
 * @param text the id
 */
public record MigrationId(String text) {

  /**
   * Reads one.
   *
   * @param text as given
   * @return the id
   * @throws picocli.CommandLine.TypeConversionException if no migration can be called so
   */
  public static MigrationId parse(String text) {
    if (!RequestRules.isMigrationId(text)) {
      throw Refused.because(
          text,
          "is no id of a migration",
          "1 to 64 letters, digits, hyphens, underscores and periods, a letter or digit first");
    }
    return new MigrationId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
