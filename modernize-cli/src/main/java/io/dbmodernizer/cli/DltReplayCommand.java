package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Publishes dead letters again. */
@Command(
    name = "replay",
    description = {
      "Publishes dead letters to their topics again. Needs the role OPERATOR. Remove the cause"
          + " first: a record that would be set aside again is refused.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all are published again",
      "1:one was refused; the others are published again",
      "2:the command line is not acceptable, or the only dead letter was refused",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class DltReplayCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of the dead letters.")
  private List<String> ids = List.of();

  DltReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    MonitoringApi api = platform.monitoring();
    int refused = 0;
    for (String id : ids) {
      try {
        JsonNode replayed = api.replayDeadLetter(id);
        terminal.say(
            "%s is published on %s, partition %d, offset %d"
                .formatted(
                    id,
                    replayed.path("topic").asString(""),
                    replayed.path("partition").asInt(),
                    replayed.path("offset").asLong()));
      } catch (CommandRefusedException e) {
        if (ids.size() == 1) {
          throw e;
        }
        refused++;
        terminal.say(Style.BAD, id + " is refused: " + e.getMessage());
        terminal.say("  remedy: " + e.remedy());
      }
    }
    terminal.out().flush();
    return refused == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
