package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.logs.PlatformLogs;
import io.dbmodernizer.cli.option.ListLimit;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.Nearest;
import io.dbmodernizer.cli.platform.DataFolder;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The logs of the local platform. */
@Command(
    name = "logs",
    description = {
      "Prints the logs of the processes of the local platform: broker, registry, emulator, source and"
          + " services, or provisioner, migration, backup and monitoring.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the lines are printed",
      "1:a log cannot be read",
      "2:the command line is not acceptable, or there is no such log",
      "141:the reader of the output has gone (with --follow)"
    })
final class LogsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DataFolderOption local = new DataFolderOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "PROCESS",
      description = "Name of a process or a service. Default: all.")
  private List<String> processes = List.of();

  @Option(
      names = {"-f", "--follow"},
      description = "Print further lines as they are written, until interrupted.")
  private boolean follow;

  @Option(
      names = "--migration",
      paramLabel = "ID",
      description = "Only lines that name this migration, with their stack traces.")
  private @Nullable MigrationId migration;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "Most lines of each log that exist already. Default: ${DEFAULT-VALUE}.")
  private ListLimit lines = new ListLimit(100);

  LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = new DataFolder(local.folder()).logs();
    List<Path> all = PlatformLogs.files(folder, List.of());
    if (all.isEmpty()) {
      throw new CommandRefusedException(
          "there is no log in " + folder,
          "start the local platform with 'modernize up', or give its folder with --data");
    }
    List<String> names =
        Stream.concat(
                all.stream().map(PlatformLogs::nameOf),
                Stream.of("provisioner", "migration", "backup", "monitoring"))
            .distinct()
            .toList();
    for (String process : processes) {
      if (PlatformLogs.files(folder, List.of(process)).isEmpty()) {
        throw new CommandRefusedException(
            "there is no log of '" + process + "'",
            "accepted: "
                + String.join(", ", names)
                + Nearest.to(process, names).map(near -> "; nearest: " + near).orElse(""));
      }
    }
    PlatformLogs logs =
        new PlatformLogs(
            PlatformLogs.files(folder, processes),
            migration == null ? null : migration.text(),
            terminal);
    boolean printed = logs.printLast(lines.value());
    if (!printed && !follow && migration != null) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println("no line of these logs names " + migration.text());
    }
    if (!follow) {
      return ExitCode.OK;
    }
    logs.follow();
    return ExitCode.PIPE_CLOSED;
  }
}
