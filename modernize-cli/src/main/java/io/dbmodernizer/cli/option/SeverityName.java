package io.dbmodernizer.cli.option;

import io.dbmodernizer.events.Severity;
import java.util.ArrayList;

/**
 * The severity of an alert.
 *
 * @param name a name of {@link Severity}
 */
public record SeverityName(String name) {
  private static final EnumNames NAMES = EnumNames.of(Severity.values(), "is not a severity");

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the name in upper case
   * @throws picocli.CommandLine.TypeConversionException if there is no such name
   */
  public static SeverityName parse(String text) {
    return new SeverityName(NAMES.parse(text));
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
