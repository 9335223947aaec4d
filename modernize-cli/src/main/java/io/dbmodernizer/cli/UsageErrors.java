package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.Nearest;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The report of a usage error in at most three lines: the problem, what is accepted or the nearest
 * name, and where the help is. It replaces the whole help that picocli prints.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private static final String ACCEPTED = "; accepted: ";

  private final Terminal terminal;

  UsageErrors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    String wrong = failure instanceof MissingParameterException ? misspelt(command, args) : "";
    String[] parts = readable(String.valueOf(failure.getMessage())).split(ACCEPTED, 2);
    List<String> lines = new ArrayList<>();
    lines.add(name + ": " + (wrong.isEmpty() ? parts[0] : "unknown option: '" + wrong + "'"));
    String hint = parts.length > 1 ? "accepted: " + parts[1] : hint(failure, wrong);
    if (!hint.isEmpty()) {
      lines.add("  " + hint);
    }
    lines.add("  see '" + helpOf(name) + "'");
    lines.forEach(line -> terminal.broken(line).forEach(err::println));
    err.flush();
    return ExitCode.REFUSED;
  }

  /** Returns the command that shows the help of another, such as 'modernize help status'. */
  static String helpOf(String qualifiedName) {
    return qualifiedName.replaceFirst("^modernize", "modernize help");
  }

  private static String readable(String message) {
    return Character.toLowerCase(message.charAt(0))
        + message
            .substring(1)
            .replaceFirst("positional parameter at index \\S+ \\(<?([^)>]+)>?\\)", "$1")
            .replaceFirst("(option '[^']+') \\([A-Z:_]+\\)", "$1")
            .replaceFirst("nmatched arguments? (from |at )index \\d+: ", "nknown argument: ");
  }

  /**
   * Returns the first option that the command does not have; empty if there is none. It explains
   * why another one is missing.
   */
  private static String misspelt(CommandLine command, String[] args) {
    List<String> names = names(command);
    return Arrays.stream(args)
        .map(UsageErrors::nameOf)
        .filter(arg -> arg.startsWith("--") && !names.contains(arg))
        .findFirst()
        .orElse("");
  }

  private static String nameOf(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  private static List<String> names(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  private static String hint(ParameterException failure, String misspelt) {
    CommandLine command = failure.getCommandLine();
    if (!misspelt.isEmpty()) {
      return nearest(misspelt, names(command));
    }
    if (failure instanceof MissingParameterException missing) {
      return "accepted: "
          + missing.getMissing().stream()
              .map(argument -> String.join(" ", argument.description()))
              .collect(Collectors.joining(" "));
    }
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String wrong = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return nearest(nameOf(wrong), names(command));
      }
      if (!command.getSubcommands().isEmpty()) {
        Collection<String> names = command.getSubcommands().keySet();
        String nearest = nearest(wrong, names);
        return nearest.isEmpty() ? "accepted: " + String.join(", ", names) : nearest;
      }
      return "accepted: " + operands(command);
    }
    return "accepted: one value";
  }

  private static String nearest(String wrong, Collection<String> names) {
    return Nearest.to(wrong, names).map(name -> "nearest: " + name).orElse("");
  }

  /** Returns the parameters that a command accepts. */
  private static String operands(CommandLine command) {
    List<String> labels =
        command.getCommandSpec().positionalParameters().stream()
            .map(parameter -> parameter.paramLabel().toUpperCase(Locale.ROOT))
            .toList();
    return labels.isEmpty() ? "options only" : "one " + String.join(" and one ", labels);
  }
}
