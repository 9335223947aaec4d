package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.CancelRequested;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a migration. */
@Command(
    name = "cancel",
    description = {
      "Stops a running migration and follows it until it has stopped. The created resources stay."
          + " 'modernize retry' continues the migration, 'modernize teardown' removes the resources.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the migration has stopped (with --no-wait: the command is published)",
      "1:the migration failed or completed before it stopped",
      "2:the migration is not running, or the command was refused; nothing changed",
      "5:the time limit was reached; the command goes on",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class CancelCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private MigrationCommandOptions migration = new MigrationCommandOptions();

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Reason, shown in the status and to everyone who follows the migration.")
  private String why = "";

  CancelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    KnownMigration known = migration.find();
    if (!known.isRunning() || known.state().equals("REMOVING")) {
      throw new CommandRefusedException(
          known.id() + " is not running, it is " + known.state().toLowerCase(Locale.ROOT),
          "there is nothing to cancel; see 'modernize status " + known.id() + "'");
    }
    CancelRequested cancel =
        CancelRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setExplanation(why)
            .build();
    return migration.carryOut(terminal, known, cancel);
  }
}
