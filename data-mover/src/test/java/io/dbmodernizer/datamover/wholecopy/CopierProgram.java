package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.copy.CopyOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a copy in a process of its own, so that it can be killed and paused. */
final class CopierProgram {

  private CopierProgram() {}

  /**
   * Runs the copy and prints how it ended.
   *
   * @param arguments the URLs of both databases, the number of workers, the rows of a chunk and of
   *     a batch, the file of the counter
   */
  public static void main(String[] arguments) throws Exception {
    WholeCopyReport report =
        WholeCopy.run(
            databases(arguments[0], arguments[1]),
            options(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4])),
            new SentCounter(Path.of(arguments[5])));
    long old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Tenured"))
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        "%s in %d ms with a heap of %d MiB, its old generation never above %d MiB%n",
        report.ending(),
        report.duration().toMillis(),
        Runtime.getRuntime().maxMemory() >> 20,
        old >> 20);
  }

  static CopyDatabases databases(String source, String target) {
    return new CopyDatabases(
        () -> DriverManager.getConnection(source, "sa", "secret"),
        () -> DriverManager.getConnection(target, "sa", "secret"));
  }

  static WholeCopyOptions options(int workers, int chunkRows, int batchRows) {
    return WholeCopyOptions.of("copy-1")
        .withWorkers(workers)
        .withChunk(new ChunkSize(chunkRows, 32L << 20))
        .withBatches(CopyOptions.defaults().withBatchRows(batchRows))
        .withPatience(Duration.ofSeconds(60));
  }

  /** Starts the program in a process. */
  static Process start(List<String> jvm, String... arguments) throws java.io.IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), CopierProgram.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
