package io.dbmodernizer.cli;

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

/** Follows one migration, or all. */
@Command(
    name = "watch",
    description = {
      "Follows a migration until it has ended, or all migrations until interrupted.",
      "",
      "On a terminal one migration is shown as a bar per stage; otherwise, and for all migrations,"
          + " every change is a line: time stage step state percent detail.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration is complete, or was removed as asked",
      "1:the migration failed or was cancelled, or had not ended when the time was up",
      "2:the command line is not acceptable, or there is no such migration"
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private Platform platform = new Platform();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of the migration; all if absent.")
  private @Nullable MigrationId migrationId;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Longest time to follow. Default: no limit.")
  private Seconds timeout = Seconds.NO_LIMIT;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String id = migrationId == null ? null : migrationId.text();
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

  /** Prints how a migration ended; the exit code that says so. */
  static int printOutcome(Terminal terminal, Outcome outcome) {
    return printOutcome(terminal, outcome, Goal.END);
  }

  /** Prints how it ended; the exit code says whether that is what was wanted. */
  static int printOutcome(Terminal terminal, Outcome outcome, Goal goal) {
    return new OutcomePrinter(terminal, goal).print(outcome);
  }
}
