package io.dbmodernizer.cli;

import io.dbmodernizer.cli.database.AssessmentJson;
import io.dbmodernizer.cli.database.AssessmentText;
import io.dbmodernizer.cli.database.DatabaseAddress;
import io.dbmodernizer.cli.option.AcceptedKind;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.datamover.assessment.DatabaseAssessment;
import io.dbmodernizer.datamover.assessment.DatabaseAssessor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An assessment of a source without a migration. */
@Command(
    name = "assess",
    description = {
      "Assesses a database for a move to Azure SQL Database: what blocks it, what will not work"
          + " there, how large it is, which compute size holds it, how long a copy takes at least."
          + " Needs no platform. Reads the catalog only.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing prevents a migration",
      "1:the database cannot be read",
      "2:the command line is not acceptable",
      "3:a finding prevents a migration"
    })
final class AssessCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private SourceDatabaseOptions source = new SourceDatabaseOptions();

  @Mixin private TableCommandOptions options = new TableCommandOptions();

  @Option(
      names = "--accept",
      split = ",",
      paramLabel = "KIND",
      description =
          "Kinds of objects that may be lost, as in migration.acceptUnmoved. Can be repeated.")
  private List<AcceptedKind> accepted = List.of();

  AssessCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    DatabaseAddress address = source.address();
    DatabaseAssessment assessment = assess(address);
    options.requireTables(assessment.tables());
    if (options.json()) {
      terminal.out().println(AssessmentJson.write(assessment, address));
    } else {
      new AssessmentText(assessment, terminal).print(address);
    }
    terminal.out().flush();
    return assessment.isBlocked() ? ExitCode.BLOCKED : ExitCode.OK;
  }

  private DatabaseAssessment assess(DatabaseAddress address) {
    try (Connection connection = address.open(environment, options.timeout())) {
      return DatabaseAssessor.assess(
          connection,
          options.selection(),
          accepted.stream().map(AcceptedKind::kind).collect(Collectors.toSet()),
          InstantSource.system());
    } catch (SQLException e) {
      throw address.failure(e);
    }
  }
}
