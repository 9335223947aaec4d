package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.Confirmation;
import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.database.RepairJson;
import io.dbmodernizer.cli.database.RepairText;
import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.datamover.repair.DatabaseRepair;
import io.dbmodernizer.datamover.repair.RepairLimits;
import io.dbmodernizer.datamover.repair.RepairReport;
import io.dbmodernizer.datamover.repair.RepairScope;
import io.dbmodernizer.datamover.repair.TableRepair;
import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A repair of a target's rows without a migration. */
@Command(
    name = "repair",
    description = {
      "Makes the rows of a target equal to those of a source. It finds the ranges of keys that"
          + " differ, deletes the target's rows of these ranges and inserts the source's. Needs no"
          + " platform. Never writes to the source.",
      "",
      "You confirm by typing the word repair.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the rows are equal now",
      "1:a database cannot be read or written",
      "2:not confirmed, or the command line is not acceptable; nothing was changed",
      "3:rows differ still; with --dry-run: rows differ",
      "4:the rows are equal as far as they could be compared; the report names the rest"
    })
final class RepairCommand implements Callable<Integer> {

  private static final RepairLimits LIMITS =
      new RepairLimits(RepairLimits.DEFAULTS.rangeRows(), 100);

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private SourceDatabaseOptions source = new SourceDatabaseOptions();

  @Mixin private TargetDatabaseOptions target = new TargetDatabaseOptions();

  @Mixin private TableCommandOptions options = new TableCommandOptions();

  @Option(
      names = "--whole-table",
      description =
          "Also replace all rows of a differing table without a usable key. Without it such a table is"
              + " left as it is.")
  private boolean wholeTable;

  @Option(names = "--dry-run", description = "Change nothing. Print what would be replaced.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation. Rows of the target are lost.")
  private boolean yes;

  RepairCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    DatabaseAddress from = source.address();
    DatabaseAddress to = target.address();
    RepairReport report;
    try (Connection atSource = from.open(environment, options.timeout());
        Connection atTarget = to.open(environment, options.timeout());
        BothSides sides = new BothSides(atSource, atTarget)) {
      if (!dryRun && !yes) {
        Confirmation.require(
            terminal,
            "Rows of the target "
                + to
                + " will be deleted and replaced. To repair it, type repair:",
            "repair");
      }
      RepairScope scope = new RepairScope(options.selection(), wholeTable, dryRun, LIMITS);
      report = DatabaseRepair.repair(sides, scope, InstantSource.system(), progress());
    } catch (SideFailedException e) {
      throw failure(e, from, to);
    }
    options.requireTables(report.tables().size());
    if (options.json()) {
      terminal.out().println(RepairJson.write(report, from, to));
    } else {
      new RepairText(report, terminal).print(from, to);
    }
    terminal.out().flush();
    return ExitCode.of(report.verdict());
  }

  /** Prints each table to standard error on a terminal, because a large repair takes hours. */
  private Consumer<TableRepair> progress() {
    return terminal.interactive()
        ? table ->
            err.println(
                (table.replaced().ranges() > 0 && !dryRun ? "repaired " : "compared ")
                    + table.table())
        : table -> {};
  }

  private static CommandFailedException failure(
      SideFailedException e, DatabaseAddress from, DatabaseAddress to) {
    return e.side().equals("source") ? from.failure(e) : to.failure(e);
  }
}
