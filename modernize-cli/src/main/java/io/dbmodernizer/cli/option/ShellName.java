package io.dbmodernizer.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell with completion.
 *
 * @param text {@code bash} or {@code zsh}
 */
public record ShellName(String text) {
  private static final List<String> ACCEPTED = List.of("bash", "zsh");

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the shell
   * @throws picocli.CommandLine.TypeConversionException if there is no completion for it
   */
  public static ShellName parse(String text) {
    if (!ACCEPTED.contains(text)) {
      throw InvalidValue.unknownName(text, "is not a shell with completion", ACCEPTED);
    }
    return new ShellName(text);
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
