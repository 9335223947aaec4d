package io.dbmodernizer.systemtests.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run.
 *
 * @param exit its exit code; -1 if it did not end by itself
 * @param text what it printed, to the standard output and to that for errors
 */
public record ProgramRun(int exit, String text) {

  private static final long MINUTES = 15;

  /**
   * Runs a program to its end, for a quarter of an hour at most.
   *
   * @param folder the folder that it runs in
   * @param environment what its environment has besides that of this process
   * @param command the program and its arguments
   */
  public static ProgramRun of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return new ProgramRun(
          ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  /** Returns the last line, behind warnings of the interpreter. */
  String lastLine() {
    return text.strip().substring(text.strip().lastIndexOf('\n') + 1);
  }
}
