package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.Listing;
import io.dbmodernizer.cli.api.Query;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.ListLimit;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.TableOrder;
import io.dbmodernizer.cli.option.TableStateName;
import io.dbmodernizer.cli.report.Document;
import io.dbmodernizer.cli.report.TableList;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tables of a migration. */
@Command(
    name = "tables",
    description = {
      "Prints the tables of a migration: state, rows, rate, estimated end, and why one failed or"
          + " differs.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the tables are printed",
      "2:the command line is not acceptable, or the migration does not exist",
      "7:the monitoring service does not answer, or refuses the token"
    })
final class TablesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the migration.")
  private MigrationId migrationId = new MigrationId("");

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      completionCandidates = TableStateName.Names.class,
      description = "Only tables in this state, such as MISMATCHED. Can be repeated.")
  private List<TableStateName> states = List.of();

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      completionCandidates = TableOrder.Names.class,
      description = "Order: name, rows or percent; '-' in front for descending. Default: name.")
  private @Nullable TableOrder sort;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "Most tables. Default: ${DEFAULT-VALUE}.")
  private ListLimit limit = new ListLimit(1_000);

  TablesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String id = migrationId.text();
    Query query = new Query().withEach("state", states).with("sort", sort);
    Listing tables =
        platform
            .monitoring()
            .tables(id, query, limit.value())
            .orElseThrow(() -> KnownMigration.unknown(id));
    if (output.isDocument()) {
      terminal.out().println(Document.of(tables, output.format()));
    } else if (tables.items().isEmpty()) {
      terminal.say(
          states.isEmpty()
              ? "no table of " + id + " is known yet; see 'modernize status " + id + "'"
              : "no table of " + id + " is in this state");
    } else {
      TableList.print(tables, output.isWide(), terminal);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }
}
