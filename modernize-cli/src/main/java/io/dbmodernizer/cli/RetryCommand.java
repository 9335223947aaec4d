package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.RetryRequested;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A retry of a migration or a teardown that failed. */
@Command(
    name = "retry",
    description = {
      "Continues a migration that failed or was cancelled, from where it stopped, and follows it."
          + " Continues a failed teardown in the same way.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration or the teardown is complete (with --no-wait: the command is published)",
      "1:it failed again",
      "2:nothing has failed, or the command was refused; nothing changed",
      "5:the time limit was reached; the command goes on",
      "6:the migration was cancelled by another command",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class RetryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private MigrationCommandOptions migration = new MigrationCommandOptions();

  RetryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    KnownMigration known = migration.find();
    boolean stopped =
        known.hasFailed()
            || known.state().equals("FAILED")
            || known.state().equals("CANCELLED")
            || known.state().equals("REMOVING");
    if (!stopped) {
      throw new CommandRefusedException(
          "nothing of "
              + known.id()
              + " has failed, it is "
              + known.state().toLowerCase(Locale.ROOT),
          "there is nothing to retry; see 'modernize status " + known.id() + "'");
    }
    RetryRequested retry =
        RetryRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .build();
    return migration.carryOut(terminal, known, retry);
  }
}
