package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.Query;
import io.dbmodernizer.cli.option.ListLimit;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.report.DeadLetterReport;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A list of dead letters. */
@Command(
    name = "list",
    description = {"Lists the dead letters, the newest first, with the reason and the remedy.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the list is printed",
      "2:the command line is not acceptable",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class DltListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Only records of this topic, such as modernization.requests.")
  private @Nullable String topic;

  @Option(names = "--migration", paramLabel = "ID", description = "Only records of this migration.")
  private @Nullable MigrationId migration;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Most dead letters. Default: ${DEFAULT-VALUE}.")
  private ListLimit limit = new ListLimit(50);

  DltListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Query query = new Query().with("topic", topic).with("migrationId", migration);
    Listing letters = platform.monitoring().deadLetters(query, limit.value());
    if (output.isDocument()) {
      terminal.out().println(Document.of(letters, output.format()));
    } else if (letters.items().isEmpty()) {
      terminal.say("there is no dead letter");
    } else {
      DeadLetterReport.printList(letters, output.isWide(), terminal);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }
}
