package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.progress.BarView;
import io.dbmodernizer.cli.progress.LineView;
import io.dbmodernizer.cli.progress.MigrationWatch;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.ProgressView;
import io.dbmodernizer.cli.progress.WatchMode;
import io.dbmodernizer.cli.progress.WatchMode.Goal;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The progress of one migration or of all migrations. */
@Command(
    name = "watch",
    description = {
      "Follows a migration until it has ended, or all migrations until interrupted.",
      "",
      "On a terminal the command shows one migration as a bar for each stage. Otherwise, and for all"
          + " migrations, it prints a line for each change: time stage step state percent detail.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration is complete, or it is removed",
      "1:the migration failed",
      "2:the command line is not acceptable, or the migration does not exist",
      "5:the time limit was reached; the migration goes on",
      "6:the migration was cancelled",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of the migration. Default: all migrations.")
  private @Nullable MigrationId migrationId;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time limit for following. Default: none.")
  private Seconds timeout = Seconds.NO_LIMIT;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String id = migrationId == null ? null : migrationId.text();
    if (id != null && platform.monitoring().migration(id).isEmpty()) {
      throw KnownMigration.unknown(id);
    }
    Map<String, Object> connection = platform.clientProperties();
    try (MigrationWatch watch =
        new MigrationWatch(connection, id, WatchMode.EXISTING, view(terminal, id))) {
      return printOutcome(terminal, watch.await(timeout.duration()));
    }
  }

  static ProgressView view(Terminal terminal, @Nullable String migrationId) {
    return terminal.interactive() && migrationId != null
        ? new BarView(terminal)
        : new LineView(terminal.out(), migrationId == null);
  }

  /** Prints the outcome of a migration and returns the exit code. */
  static int printOutcome(Terminal terminal, Outcome outcome) {
    return printOutcome(terminal, outcome, Goal.END);
  }

  /** Prints the outcome and returns the exit code, which is 0 if the goal is reached. */
  static int printOutcome(Terminal terminal, Outcome outcome, Goal goal) {
    return new OutcomePrinter(terminal, goal).print(outcome);
  }
}
