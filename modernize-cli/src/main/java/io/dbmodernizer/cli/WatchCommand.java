package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.progress.FleetWatch;
import io.dbmodernizer.cli.progress.Goal;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.StatusWatch;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The progress of one migration or of all migrations. */
@Command(
    name = "watch",
    description = {
      "Follows a migration until it has ended, or all migrations until interrupted. Reads the REST"
          + " interface of the monitoring service only.",
      "",
      "On a terminal the command redraws its lines: the stages of a migration, or the migrations that"
          + " matter most, with the reason and the remedy where one stands still. Elsewhere it prints"
          + " a line for each change of a stage, with --verbose for each step.",
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
      "7:the monitoring service does not answer, or refuses the token",
      "141:the reader of the output has gone"
    })
final class WatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private FollowOptions follow = new FollowOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of the migration. Default: all migrations.")
  private @Nullable MigrationId migrationId;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    MonitoringApi api = platform.monitoring();
    if (migrationId == null) {
      return printOutcome(
          terminal, new FleetWatch(api, terminal, follow.verbose()).await(follow.timeout()));
    }
    String id = migrationId.text();
    if (api.migration(id).isEmpty()) {
      throw KnownMigration.unknown(id);
    }
    return printOutcome(
        terminal,
        new StatusWatch(follow.feed(api, id, terminal), terminal).await(follow.timeout()));
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
