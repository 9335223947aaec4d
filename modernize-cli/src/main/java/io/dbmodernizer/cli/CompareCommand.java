package io.dbmodernizer.cli;

import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.database.ProofJson;
import io.dbmodernizer.cli.database.ProofText;
import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.option.DifferenceKind;
import io.dbmodernizer.cli.option.SampleSize;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.datamover.proof.DatabaseProof;
import io.dbmodernizer.datamover.proof.ProofReport;
import io.dbmodernizer.datamover.proof.ProofScope;
import io.dbmodernizer.datamover.proof.TableVerdict;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A comparison of two databases without a migration. */
@Command(
    name = "compare",
    description = {
      "Compares two databases: definitions of tables, other objects, and every row by checksums."
          + " Needs no platform. Changes neither database.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the databases are equal",
      "1:a database cannot be read",
      "2:the command line is not acceptable",
      "3:the databases differ",
      "4:the databases are equal as far as they could be compared; the report names the rest"
    })
final class CompareCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private SourceDatabaseOptions source = new SourceDatabaseOptions();

  @Mixin private TargetDatabaseOptions target = new TargetDatabaseOptions();

  @Mixin private TableCommandOptions options = new TableCommandOptions();

  @Option(names = "--skip-rows", description = "Compare definitions and objects only.")
  private boolean skipRows;

  @Option(
      names = "--sample",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description =
          "Most differing rows to name for each table, 0 to 1000. Default: ${DEFAULT-VALUE}.")
  private SampleSize sample = new SampleSize(3);

  @Option(
      names = "--show-keys",
      description = "Print the primary keys of differing rows instead of hashes of them.")
  private boolean showKeys;

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "KIND",
      description =
          "Kinds of differences that do not count, such as USER. They are listed apart. Can be"
              + " repeated.")
  private List<DifferenceKind> ignored = List.of();

  CompareCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws SQLException {
    DatabaseAddress from = source.address();
    DatabaseAddress to = target.address();
    ProofReport report;
    try (Connection atSource = from.open(environment, options.timeout());
        Connection atTarget = to.open(environment, options.timeout())) {
      report =
          DatabaseProof.compare(atSource, atTarget, scope(), InstantSource.system(), progress());
    } catch (SideFailedException e) {
      throw failure(e, from, to);
    }
    options.requireTables(report.tableCount());
    if (options.json()) {
      terminal.out().println(ProofJson.write(report, from, to));
    } else {
      new ProofText(report, terminal).print(from, to);
    }
    terminal.out().flush();
    return ExitCode.of(report.verdict());
  }

  private ProofScope scope() {
    Set<String> kinds = ignored.stream().map(DifferenceKind::name).collect(Collectors.toSet());
    return new ProofScope(
        options.selection(), options.allTables(), !skipRows, sample.value(), showKeys, kinds);
  }

  /** Prints each table to standard error on a terminal, because a large comparison takes hours. */
  private Consumer<TableVerdict> progress() {
    return terminal.interactive() ? table -> err.println("compared " + table.table()) : table -> {};
  }

  private static CommandFailedException failure(
      SideFailedException e, DatabaseAddress from, DatabaseAddress to) {
    return switch (e.side()) {
      case "source" -> from.failure(e);
      case "target" -> to.failure(e);
      default ->
          new CommandFailedException(
              "the rows of %s and %s cannot be compared: %s".formatted(from, to, e.getMessage()),
              "remove the cause that the database names, or use --sample 0");
    };
  }
}
