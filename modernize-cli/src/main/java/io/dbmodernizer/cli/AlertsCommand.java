package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.api.Query;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.ListLimit;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.SeverityName;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.report.MigrationList;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The open alerts. */
@Command(
    name = "alerts",
    description = {"Prints the open alerts of all migrations, or of one, the newest first.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the alerts are printed",
      "2:the command line is not acceptable, or the migration does not exist",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class AlertsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of a migration. Default: all migrations.")
  private @Nullable MigrationId migrationId;

  @Option(
      names = "--severity",
      split = ",",
      paramLabel = "SEVERITY",
      completionCandidates = SeverityName.Names.class,
      description = "Only alerts of this severity, such as ERROR. Can be repeated.")
  private List<SeverityName> severities = List.of();

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Most alerts. Default: ${DEFAULT-VALUE}.")
  private ListLimit limit = new ListLimit(50);

  AlertsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    MonitoringApi api = platform.monitoring();
    Listing alerts =
        migrationId == null
            ? api.alerts(new Query().withEach("severity", severities), limit.value())
            : ofOne(api, migrationId.text());
    if (output.isDocument()) {
      terminal.out().println(Document.of(alerts, output.format()));
    } else if (alerts.items().isEmpty()) {
      terminal.say("no alert is open");
    } else {
      MigrationList.printAlerts(alerts, output.isWide(), terminal);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  private Listing ofOne(MonitoringApi api, String id) {
    if (api.migration(id).isEmpty()) {
      throw KnownMigration.unknown(id);
    }
    List<JsonNode> wanted =
        api.alerts(id).stream()
            .filter(
                alert ->
                    severities.isEmpty()
                        || severities.contains(
                            new SeverityName(alert.path("severity").asString(""))))
            .toList();
    return new Listing(wanted.stream().limit(limit.value()).toList(), wanted.size());
  }
}
