package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The help of a command. */
@Command(
    name = "help",
    description = {"Shows the help of a command, or the list of all commands.", ""},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the help is printed", "2:there is no such command"})
final class HelpCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..2",
      paramLabel = "COMMAND",
      description = "Name of a command, and of its subcommand. Default: all commands.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    CommandLine shown = Objects.requireNonNull(spec, "picocli sets it").root().commandLine();
    for (String name : names) {
      shown = subcommand(shown, name);
    }
    shown.usage(shown.getOut());
    return ExitCode.OK;
  }

  private CommandLine subcommand(CommandLine command, String name) {
    Map<String, CommandLine> all = command.getSubcommands();
    CommandLine found = all.get(name);
    if (found == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "picocli sets it").commandLine(),
          "there is no command '%s'; accepted: %s%s"
              .formatted(
                  name,
                  String.join(", ", all.keySet()),
                  Nearest.to(name, all.keySet()).map(near -> "; nearest: " + near).orElse("")));
    }
    return found;
  }
}
