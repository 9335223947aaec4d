package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.MigrationState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The state of a migration.
 *
 * @param name a name of {@link MigrationState}
 */
public record StateName(String name) {
  private static final List<String> ACCEPTED =
      Arrays.stream(MigrationState.values())
          .filter(value -> value != MigrationState.UNSPECIFIED)
          .map(MigrationState::name)
          .toList();

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the name in upper case
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  public static StateName parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (!ACCEPTED.contains(name)) {
      throw InvalidValue.unknownName(text, "is not a state of a migration", ACCEPTED);
    }
    return new StateName(name);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The accepted names, for the completion in a shell. */
  public static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    /** Creates the list. */
    public Names() {
      super(ACCEPTED);
    }
  }
}
