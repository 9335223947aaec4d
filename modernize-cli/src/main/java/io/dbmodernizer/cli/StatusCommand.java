package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.api.Query;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.ListLimit;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.MigrationOrder;
import io.dbmodernizer.cli.option.StateName;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.report.MigrationList;
import io.dbmodernizer.cli.report.MigrationReport;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The status of migrations. */
@Command(
    name = "status",
    description = {
      "Prints a list of migrations, or the details of one. Reads the REST interface of the monitoring"
          + " service only.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the status is printed",
      "2:the command line is not acceptable, or the migration does not exist",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class StatusCommand implements Callable<Integer> {

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
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      completionCandidates = StateName.Names.class,
      description = "In the list: only migrations in this state, such as FAILED. Can be repeated.")
  private List<StateName> states = List.of();

  @Option(
      names = "--needs-attention",
      description =
          "In the list: only migrations that have failed, wait, differ or have an open alert.")
  private boolean needsAttention;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "In the list: only migrations with this text in id, requester, source or target.")
  private @Nullable String search;

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      completionCandidates = MigrationOrder.Names.class,
      description =
          "Order of the list: requestedAt, updatedAt, state, percent or migrationId; '-' in front for"
              + " descending. Default: -requestedAt.")
  private @Nullable MigrationOrder sort;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Most migrations of the list. Default: ${DEFAULT-VALUE}.")
  private ListLimit limit = new ListLimit(50);

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    MonitoringApi api = platform.monitoring();
    if (migrationId == null) {
      list(api);
    } else {
      show(api, migrationId.text());
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  private void show(MonitoringApi api, String id) {
    KnownMigration known = KnownMigration.find(api, id);
    if (output.isDocument()) {
      terminal.out().println(Document.of(known.snapshot(), output.format()));
      return;
    }
    MigrationReport report = MigrationReport.of(api, known, terminal);
    report.printStages();
    report.printTables(output.isWide());
    report.printObjects();
    report.printFindings();
    report.printResources();
    report.printBackupPolicy();
  }

  private void list(MonitoringApi api) {
    Query query =
        new Query()
            .withEach("state", states)
            .with("needsAttention", needsAttention ? "true" : null)
            .with("q", search)
            .with("sort", sort);
    Listing list = api.migrations(query, limit.value());
    if (output.isDocument()) {
      terminal.out().println(Document.of(list, output.format()));
    } else if (list.items().isEmpty()) {
      terminal.say(
          query.toString().isEmpty()
              ? "there are no migrations; request one with 'modernize request -f FILE'"
              : "no migration meets the conditions");
    } else {
      MigrationList.print(list, output.isWide(), terminal);
    }
  }
}
