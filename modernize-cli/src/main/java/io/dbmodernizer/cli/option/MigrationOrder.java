package io.dbmodernizer.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of a list of migrations.
 *
 * @param text name of a field; with a hyphen in front for descending
 */
public record MigrationOrder(String text) {
  private static final List<String> ACCEPTED =
      List.of("requestedAt", "updatedAt", "state", "percent", "migrationId");

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the order
   * @throws picocli.CommandLine.TypeConversionException if there is no such field
   */
  public static MigrationOrder parse(String text) {
    return new MigrationOrder(SortField.of(text, ACCEPTED));
  }

  @Override
  public String toString() {
    return text;
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
