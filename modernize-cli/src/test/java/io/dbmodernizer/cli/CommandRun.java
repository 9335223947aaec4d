package io.dbmodernizer.cli;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.VirtualTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One run of the command line in this JVM, with its output. */
record CommandRun(int exitCode, String out, String err) {

  /** Runs the command line with its output to a file. */
  static CommandRun of(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(new PrintStream(out, true, StandardCharsets.UTF_8));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(terminal, environment, err, arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the command line on a terminal of 100 columns, with typed input. */
  static CommandRun onTerminal(String typed, Map<String, String> environment, String... arguments) {
    try (VirtualTerminal virtual = new VirtualTerminal(100, 200)) {
      virtual.type(typed);
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exitCode = run(virtual.terminal(environment), environment, err, arguments);
      return new CommandRun(
          exitCode, String.join("\n", virtual.lines()), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(
      Terminal terminal,
      Map<String, String> environment,
      ByteArrayOutputStream err,
      String... arguments) {
    return ModernizeMain.commandLine(
            terminal, environment, new PrintStream(err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }
}
