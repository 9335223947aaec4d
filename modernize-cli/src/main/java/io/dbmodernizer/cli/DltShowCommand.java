package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.report.DeadLetterReport;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One dead letter with its content. */
@Command(
    name = "show",
    description = {"Shows a dead letter with its content, as far as it can be read.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the dead letter is printed",
      "2:the command line is not acceptable, or the dead letter does not exist",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class DltShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the dead letter.")
  private String id = "";

  DltShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonNode letter = platform.monitoring().deadLetter(id).orElseThrow(() -> unknown(id));
    if (output.isDocument()) {
      terminal.out().println(Document.of(letter, output.format()));
    } else {
      DeadLetterReport.print(letter, terminal);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  static CommandRefusedException unknown(String id) {
    return new CommandRefusedException(
        "there is no dead letter " + id, "list the dead letters with 'modernize dlt list'");
  }
}
