package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.MigrationState;
import java.util.ArrayList;

/**
 * The state of a migration.
 *
 * @param name a name of {@link MigrationState}
 */
public record StateName(String name) {
  private static final EnumNames NAMES =
      EnumNames.of(MigrationState.values(), "is not a state of a migration");

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the name in upper case
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  public static StateName parse(String text) {
    return new StateName(NAMES.parse(text));
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
      super(NAMES.accepted());
    }
  }
}
