package io.dbmodernizer.cli;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.PrintWriter;
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
 * The report of a usage error in three lines: the problem, the accepted form and the remedy. It
 * replaces the whole help that picocli prints.
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
    String[] parts = readable(String.valueOf(failure.getMessage())).split(ACCEPTED, 2);
    List.of(
            name + ": " + parts[0],
            "  accepted: " + (parts.length > 1 ? parts[1] : accepted(failure)),
            "  remedy: " + remedy(failure, name))
        .forEach(line -> terminal.broken(line).forEach(err::println));
    err.flush();
    return ExitCode.REFUSED;
  }

  private static String readable(String message) {
    return Character.toLowerCase(message.charAt(0))
        + message
            .substring(1)
            .replaceFirst("positional parameter at index \\S+ \\(<?([^)>]+)>?\\)", "$1")
            .replaceFirst("(option '[^']+') \\([A-Z:_]+\\)", "$1")
            .replaceFirst("nmatched arguments? (from |at )index \\d+: ", "nknown argument: ");
  }

  private static String accepted(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    if (failure instanceof MissingParameterException missing) {
      return missing.getMissing().stream()
          .map(argument -> String.join(" ", argument.description()))
          .collect(Collectors.joining(" "));
    }
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? command.getCommandSpec().options().stream()
              .map(OptionSpec::longestName)
              .collect(Collectors.joining(", "))
          : operands(command);
    }
    return "one value";
  }

  /** Returns the subcommands or the parameters that a command accepts. */
  private static String operands(CommandLine command) {
    if (!command.getSubcommands().isEmpty()) {
      return String.join(", ", command.getSubcommands().keySet());
    }
    List<String> labels =
        command.getCommandSpec().positionalParameters().stream()
            .map(parameter -> parameter.paramLabel().toUpperCase(Locale.ROOT))
            .toList();
    return labels.isEmpty() ? "options only" : "one " + String.join(" and one ", labels);
  }

  private static String remedy(ParameterException failure, String name) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()
        && !unmatched.getSuggestions().isEmpty()) {
      return "use "
          + String.join(" or ", unmatched.getSuggestions())
          + "; '"
          + name
          + " --help' shows all options";
    }
    return (failure instanceof MissingParameterException ? "give it" : "correct it")
        + "; '"
        + name
        + " --help' shows the usage";
  }
}
