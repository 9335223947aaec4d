package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.option.Seconds;
import io.dbmodernizer.cli.progress.MigrationLines;
import io.dbmodernizer.cli.progress.MigrationScreen;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.terminal.Terminal;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options for following migrations. */
final class FollowOptions {

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time limit for following; exit code 5 when it is reached. Default: none.")
  private Seconds timeout = Seconds.NO_LIMIT;

  @Option(
      names = {"-v", "--verbose"},
      description = "Not on a terminal: print a line for every step, and not only for stages.")
  private boolean verbose;

  Duration timeout() {
    return timeout.duration();
  }

  boolean verbose() {
    return verbose;
  }

  /** Returns the states of a migration, shown as the output allows. */
  StatusFeed feed(MonitoringApi api, String migrationId, Terminal terminal) {
    return feed(api, migrationId, terminal, verbose);
  }

  static StatusFeed feed(
      MonitoringApi api, String migrationId, Terminal terminal, boolean verbose) {
    return new StatusFeed(
        api,
        migrationId,
        terminal.interactive()
            ? new MigrationScreen(terminal)
            : new MigrationLines(terminal.out(), verbose));
  }
}
