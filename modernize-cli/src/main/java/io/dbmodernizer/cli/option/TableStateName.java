package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.TableState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The state of a table.
 *
 * @param name a name of {@link TableState}
 */
public record TableStateName(String name) {
  private static final List<String> ACCEPTED =
      Arrays.stream(TableState.values())
          .filter(value -> value != TableState.UNSPECIFIED)
          .map(TableState::name)
          .toList();

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the name in upper case
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  public static TableStateName parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (!ACCEPTED.contains(name)) {
      throw InvalidValue.unknownName(text, "is not a state of a table", ACCEPTED);
    }
    return new TableStateName(name);
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
