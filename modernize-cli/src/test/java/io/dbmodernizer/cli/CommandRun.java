package io.dbmodernizer.cli;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One run of the command line in this JVM, with its output. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(Map<String, String> environment, String... arguments) {
    return answering("", environment, arguments);
  }

  /** Runs the command line with typed input. */
  static CommandRun answering(String typed, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(new PrintStream(out, true, StandardCharsets.UTF_8), environment);
    int exitCode =
        ModernizeMain.commandLine(
                terminal,
                environment,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
