package io.dbmodernizer.cli;

import io.dbmodernizer.cli.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The records that no service could process. */
@Command(
    name = "dlt",
    description = {
      "Lists, shows and replays dead letters: records that a service could not process. Uses the REST"
          + " interface of the monitoring service only.",
      ""
    },
    synopsisSubcommandLabel = "list|show|replay",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:with replay: a record could not be replayed",
      "2:the command line is not acceptable, or the dead letter does not exist",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class DltCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  private DltCommand() {}

  /** Returns the command with its subcommands. */
  static CommandLine of(Terminal terminal) {
    return new CommandLine(new DltCommand())
        .addSubcommand(new DltListCommand(terminal))
        .addSubcommand(new DltShowCommand(terminal))
        .addSubcommand(new DltReplayCommand(terminal));
  }

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    throw new ParameterException(
        command,
        "a subcommand is missing; accepted: "
            + String.join(", ", command.getSubcommands().keySet()));
  }
}
