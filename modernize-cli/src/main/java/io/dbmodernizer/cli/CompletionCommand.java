package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.ShellName;
import io.dbmodernizer.cli.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The completion of commands and options in a shell. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes commands, options and values. In bash:"
          + " source <(modernize completion bash). In zsh: source <(modernize completion zsh).",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the script is printed", "2:there is no completion for this shell"})
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      completionCandidates = ShellName.Names.class,
      description = "bash or zsh.")
  private ShellName shell = new ShellName("bash");

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "picocli sets it").root();
    // One script serves both: in zsh it begins with the emulation of bash's completion.
    terminal.out().println(AutoComplete.bash(root.name(), root.commandLine()));
    terminal.out().flush();
    return ExitCode.OK;
  }
}
