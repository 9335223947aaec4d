package io.dbmodernizer.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The form of what a command prints. */
public enum OutputFormat {
  /** A table for people, of the most important columns. */
  TABLE,
  /** A table for people, of all columns. */
  WIDE,
  /** JSON as the REST interface sends it. */
  JSON,
  /** The same as YAML. */
  YAML;

  private static final List<String> ACCEPTED =
      Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();

  /**
   * Reads the value.
   *
   * @param text the text on the command line, in any case
   * @return the form
   * @throws picocli.CommandLine.TypeConversionException if there is no such form
   */
  public static OutputFormat parse(String text) {
    if (!ACCEPTED.contains(text.toLowerCase(Locale.ROOT))) {
      throw InvalidValue.unknownName(text, "is not a format", ACCEPTED);
    }
    return valueOf(text.toUpperCase(Locale.ROOT));
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
