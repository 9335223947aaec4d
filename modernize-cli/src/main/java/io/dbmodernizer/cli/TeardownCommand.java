package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.Confirmation;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.command.TeardownPlan;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.TeardownRequested;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The removal of the resources that a migration created. */
@Command(
    name = "teardown",
    description = {
      "Removes the resources that a migration created in Azure, with their data, and follows the"
          + " removal. Resources that existed before or that are still in use stay.",
      "",
      "The command first lists the resources to remove and to keep. You confirm by typing the name of"
          + " the database.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the resources are removed, except for those listed as kept (with --no-wait: the command is"
          + " published)",
      "1:a resource could not be removed",
      "2:not confirmed, still running, or refused; nothing was removed",
      "5:the time limit was reached; the command goes on",
      "7:a broker, a registry or a service does not answer, or refuses the access"
    })
final class TeardownCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private MigrationCommandOptions migration = new MigrationCommandOptions();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation. The data is lost.")
  private boolean yes;

  TeardownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    KnownMigration known = migration.find();
    if (known.state().equals("REMOVED")) {
      terminal.out().println(known.id() + " is already removed");
      return ExitCode.OK;
    }
    requireAtRest(known);
    new TeardownPlan(known).print(terminal);
    if (!yes) {
      Confirmation.require(
          terminal,
          "To remove these resources, type the name of the database, " + known.database() + ":",
          known.database());
    }
    TeardownRequested teardown =
        TeardownRequested.newBuilder()
            .setMetadata(migration.metadata())
            .setRequester(migration.requester())
            .setRemoveData(true)
            .build();
    return migration.carryOut(terminal, known, teardown);
  }

  private static void requireAtRest(KnownMigration known) {
    if (known.state().equals("REMOVING")) {
      throw new CommandRefusedException(
          known.id() + " is already being removed",
          "follow the removal with 'modernize watch %s'; if it has failed, run 'modernize retry %s'"
              .formatted(known.id(), known.id()));
    }
    if (known.isRunning()) {
      throw new CommandRefusedException(
          known.id() + " is running; nothing was removed",
          "wait until it has ended, or stop it with 'modernize cancel " + known.id() + "'");
    }
  }
}
