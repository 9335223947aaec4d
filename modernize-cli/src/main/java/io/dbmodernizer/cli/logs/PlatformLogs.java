package io.dbmodernizer.cli.logs;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of several log files. */
public final class PlatformLogs {
  private static final long PAUSE_MILLIS = 300;
  private static final String SHARED = "services";

  private final List<LogFile> files;
  private final Terminal terminal;

  /**
   * Creates the logs.
   *
   * @param paths the files
   * @param migrationId id of the migration that lines have to name; null for all lines
   * @param terminal the output
   */
  public PlatformLogs(List<Path> paths, @Nullable String migrationId, Terminal terminal) {
    this.files =
        paths.stream().map(path -> new LogFile(path, new LineFilter(migrationId))).toList();
    this.terminal = terminal;
  }

  /**
   * Returns the files of some processes.
   *
   * @param folder folder of the logs
   * @param names names of processes or services; empty for all. A service without a process of its
   *     own has that of all services
   * @return the files; empty if there are none
   * @throws IOException if the folder cannot be read
   */
  public static List<Path> files(Path folder, List<String> names) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> logs =
          all.filter(path -> path.toString().endsWith(".log"))
              .filter(path -> !path.toString().endsWith(".previous.log"))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        return logs;
      }
      return names.stream().flatMap(name -> ofProcess(logs, name)).distinct().toList();
    }
  }

  private static Stream<Path> ofProcess(List<Path> logs, String name) {
    List<Path> own =
        logs.stream()
            .filter(path -> nameOf(path).equals(name) || nameOf(path).matches(name + "-\\d+"))
            .toList();
    return own.isEmpty()
        ? logs.stream()
            .filter(path -> nameOf(path).equals(SHARED))
            .filter(
                path -> List.of("provisioner", "migration", "backup", "monitoring").contains(name))
        : own.stream();
  }

  /** Returns the name of the process of a log file. */
  public static String nameOf(Path log) {
    return String.valueOf(log.getFileName()).replaceFirst("\\.log$", "");
  }

  /**
   * Prints the last lines of each file.
   *
   * @param most most lines of a file
   * @return false if there is no line to print
   * @throws IOException if a file cannot be read
   */
  public boolean printLast(int most) throws IOException {
    boolean printed = false;
    for (LogFile file : files) {
      List<String> lines = file.read();
      print(file, lines.subList(Math.max(0, lines.size() - most), lines.size()));
      printed |= !lines.isEmpty();
    }
    terminal.out().flush();
    return printed;
  }

  /**
   * Prints lines as they are added, until interrupted or until the reader of the output has gone.
   *
   * @throws IOException if a file cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public void follow() throws IOException, InterruptedException {
    while (!terminal.isClosed()) {
      for (LogFile file : files) {
        print(file, file.read());
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private void print(LogFile file, List<String> lines) {
    String prefix = files.size() == 1 ? "" : file.name() + " | ";
    lines.forEach(line -> terminal.out().println(prefix + line));
  }
}
