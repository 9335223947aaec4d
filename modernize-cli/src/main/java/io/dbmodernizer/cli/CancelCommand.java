package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.progress.WatchMode.Goal;
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
      "Stops a migration that is running and follows it until it has stopped. What was created"
          + " stays: 'modernize retry' goes on from there, 'modernize teardown' removes it.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it has stopped (with --detach: the command is published)",
      "1:it failed or completed before it could be stopped, or the time was up",
      "2:it is not running, or the command was refused; nothing was changed"
    })
final class CancelCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ExistingMigration migration = new ExistingMigration();

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Why; shown to all who follow the migration.")
  private String why = "";

  CancelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    KnownMigration known = migration.find();
    if (!known.isRunning() || known.state().equals("REMOVING")) {
      throw new CommandRefusedException(
          known.id() + " is not running, it is " + known.state().toLowerCase(Locale.ROOT),
          "there is nothing to cancel; 'modernize status " + known.id() + "' tells how it stands");
    }
    CancelRequested cancel =
        CancelRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setExplanation(why)
            .build();
    return migration.carryOut(terminal, Goal.CANCELLATION, publisher -> publisher.publish(cancel));
  }
}
