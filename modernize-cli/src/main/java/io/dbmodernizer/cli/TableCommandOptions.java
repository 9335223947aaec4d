package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.option.TablePattern;
import io.dbmodernizer.datamover.catalog.TableName;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options of the commands that read tables of a database without a platform. */
final class TableCommandOptions {

  @Option(
      names = "--table",
      split = ",",
      paramLabel = "PATTERN",
      description =
          "Only tables of this name, SCHEMA.TABLE with * for any characters. Can be repeated."
              + " Default: all tables.")
  private List<TablePattern> tables = List.of();

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description =
          "Longest silence of a server while a statement runs. Default: ${DEFAULT-VALUE}.")
  private Seconds timeout = new Seconds(1800);

  /** Returns true if every table is selected. */
  boolean allTables() {
    return tables.isEmpty();
  }

  Predicate<TableName> selection() {
    return TablePattern.any(tables);
  }

  boolean json() {
    return json;
  }

  Duration timeout() {
    return timeout.duration();
  }

  /**
   * Refuses patterns that select nothing.
   *
   * @param found the number of selected tables
   * @throws CommandRefusedException if patterns are given and no table was found
   */
  void requireTables(int found) {
    if (found == 0 && !tables.isEmpty()) {
      throw new CommandRefusedException(
          "the source has no table that matches " + tables,
          "correct --table, or grant the login the right to see the tables");
    }
  }
}
