package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The severity of an alert.
 *
 * @param name a name of {@link Severity}
 */
public record SeverityName(String name) {
  private static final List<String> ACCEPTED =
      Arrays.stream(Severity.values())
          .filter(value -> value != Severity.UNSPECIFIED)
          .map(Severity::name)
          .toList();

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the name in upper case
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  public static SeverityName parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (!ACCEPTED.contains(name)) {
      throw InvalidValue.unknownName(text, "is not a severity", ACCEPTED);
    }
    return new SeverityName(name);
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
