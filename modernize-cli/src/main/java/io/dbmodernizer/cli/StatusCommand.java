package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.report.MigrationReport;
import io.dbmodernizer.cli.report.StatusClient;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The status of migrations. */
@Command(
    name = "status",
    description = {"Prints the status of all migrations, or the details of one.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the status is printed",
      "1:the monitoring service cannot be reached",
      "2:the command line is not acceptable, or the migration does not exist"
    })
final class StatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id of a migration. Default: all migrations.")
  private @Nullable MigrationId migrationId;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    StatusClient client = platform.status();
    if (migrationId == null) {
      list(client.all());
      return ExitCode.OK;
    }
    KnownMigration known = KnownMigration.find(client, migrationId.text());
    MigrationReport report =
        new MigrationReport(known.snapshot(), client.tables(known.id()), terminal);
    report.printStages();
    report.printTables();
    report.printObjects();
    report.printFindings();
    report.printResources();
    report.printBackupPolicy();
    return ExitCode.OK;
  }

  private void list(List<JsonNode> snapshots) {
    if (snapshots.isEmpty()) {
      terminal.say("there are no migrations; request one with 'modernize request -f FILE'");
      return;
    }
    TextTable table =
        new TextTable("migration", "state", ">percent", "source", "target", "waiting on");
    for (JsonNode snapshot : snapshots) {
      table.row(
          snapshot.path("migrationId").asString(""),
          snapshot.path("state").asString("").toLowerCase(Locale.ROOT),
          snapshot.path("percent").asInt(0) + "%",
          snapshot.path("source").asString(""),
          snapshot.path("target").asString(""),
          snapshot.path("waitingOn").asString(""));
    }
    table.print(terminal);
  }
}
