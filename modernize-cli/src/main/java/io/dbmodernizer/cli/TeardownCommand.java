package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.command.Confirmation;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.command.TeardownPlan;
import io.dbmodernizer.cli.progress.WatchMode.Goal;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.TeardownRequested;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what a migration created. */
@Command(
    name = "teardown",
    description = {
      "Removes from Azure what a migration created, with its data, and follows it to the end. What"
          + " was there before stays, and so does what others have come to use.",
      "",
      "It shows what goes and what stays, and asks for the name of the database to be typed.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:what the migration created is gone, apart from what is listed as kept (with --detach: the"
          + " command is published)",
      "1:something could not be removed, or the time was up",
      "2:not confirmed, still running, or refused; nothing was removed"
    })
final class TeardownCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Confirmation confirmation;

  @Mixin private ExistingMigration migration = new ExistingMigration();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; the data is lost.")
  private boolean yes;

  TeardownCommand(Terminal terminal, Confirmation confirmation) {
    this.terminal = terminal;
    this.confirmation = confirmation;
  }

  @Override
  public Integer call() throws IOException {
    KnownMigration known = migration.find();
    if (known.state().equals("REMOVED")) {
      terminal.out().println(known.id() + " is removed already");
      return ExitCode.OK;
    }
    requireAtRest(known);
    new TeardownPlan(known).print(terminal);
    if (!yes) {
      requireConsent(known);
    }
    TeardownRequested teardown =
        TeardownRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setRemoveData(true)
            .build();
    return migration.carryOut(terminal, Goal.REMOVAL, publisher -> publisher.publish(teardown));
  }

  private static void requireAtRest(KnownMigration known) {
    if (known.state().equals("REMOVING")) {
      throw new CommandRefusedException(
          known.id() + " is being removed already",
          "'modernize watch %s' follows it; if it has failed, 'modernize retry %s' goes on"
              .formatted(known.id(), known.id()));
    }
    if (known.isRunning()) {
      throw new CommandRefusedException(
          known.id() + " is running; nothing was removed",
          "wait for its end, or stop it with 'modernize cancel " + known.id() + "' first");
    }
  }

  private void requireConsent(KnownMigration known) throws IOException {
    if (!confirmation.interactive()) {
      throw new CommandRefusedException(
          "there is no terminal on which to ask whether the data may go; nothing was removed",
          "run it on a terminal, or add --yes");
    }
    String question =
        "Type the name of the database, " + known.database() + ", to remove what goes:";
    if (!confirmation.byTyping(question, known.database())) {
      throw new CommandRefusedException(
          "that is not the name of the database; nothing was removed",
          "type " + known.database() + " exactly");
    }
  }
}
