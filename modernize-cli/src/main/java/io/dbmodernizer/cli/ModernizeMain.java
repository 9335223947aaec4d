package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.OptionConverters;
import io.dbmodernizer.cli.profile.ProfileChoice;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.serde.GeneratedClasses;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "modernize",
    description = {
      "Moves on-premises SQL Server databases to Azure SQL Database, each with one Kafka event.",
      "",
      "Begin with 'modernize demo'. It runs a whole migration of a generated database on this machine.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "modernize 1.0.0-SNAPSHOT",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; the reason is printed",
      "2:the command line or the request is not acceptable; nothing was started or published",
      "3, 4:the result of 'modernize assess', 'compare', 'repair' or 'copy'; see their help",
      "5:the time limit was reached; what was requested goes on",
      "6:the migration was cancelled",
      "7:a broker, a registry or a service does not answer, or refuses the access",
      "141:the reader of the output has gone"
    })
public final class ModernizeMain {

  private ModernizeMain() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // Must be set before the first logger. The logs of the libraries are not for users.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "modernize-logback.xml");
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int exitCode;
    try (Terminal terminal = Terminal.system(out, System.getenv())) {
      exitCode = commandLine(terminal, System.getenv(), System.err).execute(args);
    }
    out.flush();
    System.exit(exitCode);
  }

  /** Returns the command line with its input, its output and its environment. */
  static CommandLine commandLine(
      Terminal terminal, Map<String, String> environment, PrintStream err) {
    GeneratedClasses.trust();
    CommandLine commandLine =
        new CommandLine(new ModernizeMain())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new UpCommand(terminal))
            .addSubcommand(new DownCommand(terminal))
            .addSubcommand(new RequestCommand(terminal, environment, err))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new StatusCommand(terminal))
            .addSubcommand(new TablesCommand(terminal))
            .addSubcommand(new AlertsCommand(terminal))
            .addSubcommand(new VerifyCommand(terminal, err))
            .addSubcommand(new AssessCommand(terminal, environment))
            .addSubcommand(new CompareCommand(terminal, environment, err))
            .addSubcommand(new RepairCommand(terminal, environment, err))
            .addSubcommand(new CopyCommand(terminal, environment, err))
            .addSubcommand(new CancelCommand(terminal))
            .addSubcommand(new RetryCommand(terminal))
            .addSubcommand(new RestoreCommand(terminal))
            .addSubcommand(new ThrottleCommand(terminal))
            .addSubcommand(new TeardownCommand(terminal))
            .addSubcommand(new RuntimeKeyCommand(terminal, environment, err))
            .addSubcommand(new TopicsCommand(terminal))
            .addSubcommand(new SourceServerCommand(terminal))
            .addSubcommand(new SampleCommand(terminal))
            .addSubcommand(new DoctorCommand(terminal, environment))
            .addSubcommand(DltCommand.of(terminal))
            .addSubcommand(new LogsCommand(terminal))
            .addSubcommand(new CompletionCommand(terminal))
            .addSubcommand(new HelpCommand());
    commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commandLine
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.max(55, Math.min(100, terminal.columns())));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    OptionConverters.register(commandLine, environment);
    commandLine.registerConverter(ProfileChoice.class, name -> ProfileChoice.of(name, environment));
    commandLine.setParameterExceptionHandler(new UsageErrors(terminal));
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          ErrorText text = ErrorText.of(failure);
          terminal.broken("modernize: " + text.problem()).forEach(command.getErr()::println);
          if (text.remedy() != null) {
            terminal.broken("  remedy: " + text.remedy()).forEach(command.getErr()::println);
          }
          return ErrorText.exitCode(failure);
        });
    return commandLine;
  }
}
