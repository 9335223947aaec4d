package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport.Ending;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One copy that is interrupted once at a moment of a seed. The moment is a number of rows sent; the
 * last tenth of the moments is in the completion, and some are in the setup.
 */
final class Interruption {

  /** What happens to the copy. */
  enum Kind {
    THREAD_INTERRUPT,
    CONNECTION_DROPPED,
    PROCESS_KILLED,
    PROCESS_PAUSED
  }

  static final int CHUNK_ROWS = 200;
  static final int BATCH_ROWS = 40;

  /** The heap and the small tables. */
  private static final int PACK_ROWS = 230;

  private static final List<String> JVM =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Kind kind;
  private final Random random;
  private final TestDatabase source;
  private final TestDatabase target;
  private final String from;
  private final String to;
  private final int workers;
  private final long tableRows;
  private final SentCounter first;
  private final SentCounter second;
  private final Path firstFile;

  Interruption(Kind kind, long seed, TestDatabase source, TestDatabase target, Path folder)
      throws IOException, SQLException {
    this.kind = kind;
    this.random = new Random(seed);
    this.source = source;
    this.target = target;
    this.from = source.url();
    this.to = target.url();
    this.tableRows = Shop.rows(source);
    this.workers = 1 + random.nextInt(3);
    this.firstFile = folder.resolve("sent-" + seed + "-1");
    this.first = new SentCounter(firstFile);
    this.second = new SentCounter(folder.resolve("sent-" + seed + "-2"));
  }

  /** Copies, and returns the rows that were sent more than once. */
  long run() throws Exception {
    switch (kind) {
      case THREAD_INTERRUPT -> {
        interruptThread();
        resume();
      }
      case CONNECTION_DROPPED -> dropConnection();
      case PROCESS_KILLED -> {
        Process process = start();
        awaitMoment(process::isAlive);
        signal(process, "-9");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        resume();
      }
      case PROCESS_PAUSED -> pause();
    }
    return first.rows() + second.rows() - tableRows;
  }

  /** The rows that may be sent twice: the chunk of each worker, one of which may be a pack. */
  long most() {
    return (workers - 1L) * CHUNK_ROWS + PACK_ROWS;
  }

  private void interruptThread() throws Exception {
    Copying copying = new Copying(first);
    awaitMoment(copying.thread::isAlive);
    long start = System.nanoTime();
    copying.thread.interrupt();
    copying.thread.join(20_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    if (copying.failure != null && !(copying.failure instanceof InterruptedException)) {
      throw copying.failure;
    }
  }

  /** The server ends the session by itself. To abort one while it runs a statement breaks H2. */
  private void dropConnection() throws Exception {
    int port = URI.create(from.substring("jdbc:h2:".length(), from.indexOf(';'))).getPort();
    try (DroppingProxy proxy = new DroppingProxy(port)) {
      String through = ":" + proxy.port() + "/";
      Copying copying =
          new Copying(
              first,
              from.replace(":" + port + "/", through),
              to.replace(":" + port + "/", through));
      awaitMoment(copying.thread::isAlive);
      proxy.dropOne(random);
      copying.thread.join(60_000);
      if (copying.failure != null) {
        throw copying.failure;
      }
      assertThat(copying.report).isNotNull();
      assertThat(copying.report.failures()).isEmpty();
      assertThat(copying.report.ending()).isEqualTo(Ending.COMPLETE);
    }
  }

  private void pause() throws Exception {
    Process process = start();
    awaitMoment(process::isAlive);
    signal(process, "-STOP");
    Copying other = new Copying(second);
    // The other one copies what it can, and waits for the chunks that the paused one has begun.
    other.thread.join(300 + random.nextInt(700));
    signal(process, "-CONT");
    other.thread.join(60_000);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // One of them may have begun to look at the target when the other one had completed it.
    if (other.failure instanceof WholeCopyRefusedException) {
      assertThat(output).startsWith("COMPLETE");
      return;
    }
    if (other.failure != null) {
      throw other.failure;
    }
    if (output.contains("WholeCopyRefusedException")) {
      output = "REFUSED";
    }
    assertThat(output).containsPattern("^(COMPLETE|SUPERSEDED|REFUSED)");
    assertThat(other.report).isNotNull();
    assertThat(other.report.failures()).isEmpty();
    assertThat(List.of(output.split(" ")[0], other.report.ending().name())).contains("COMPLETE");
  }

  private void resume() throws Exception {
    Copying again = new Copying(second);
    again.thread.join(60_000);
    if (again.failure instanceof WholeCopyRefusedException) {
      // The first run had completed the copy when it was interrupted.
      assertThat(first.rows()).isEqualTo(tableRows);
      return;
    }
    if (again.failure != null) {
      throw again.failure;
    }
    assertThat(again.report).isNotNull();
    assertThat(again.report.failures()).isEmpty();
    assertThat(again.report.ending()).isEqualTo(Ending.COMPLETE);
  }

  private void awaitMoment(BooleanSupplier running) {
    if (random.nextInt(8) == 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(900)));
      return;
    }
    long rows = (long) (random.nextDouble() * tableRows * 1.1);
    while (first.rows() < Math.min(rows, tableRows) && running.getAsBoolean()) {
      LockSupport.parkNanos(20_000);
    }
    LockSupport.parkNanos(
        rows < tableRows ? random.nextInt(3_000_000) : random.nextInt(60_000_000));
  }

  private Process start() throws IOException {
    return CopierProgram.start(
        JVM,
        from,
        to,
        String.valueOf(workers),
        String.valueOf(CHUNK_ROWS),
        String.valueOf(BATCH_ROWS),
        firstFile.toString());
  }

  /** Sends a signal to a process that this test has started. */
  private static void signal(Process process, String signal) throws Exception {
    new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
        .redirectErrorStream(true)
        .start()
        .waitFor();
  }

  @Override
  public String toString() {
    return kind + " with " + workers + " workers";
  }

  /** A copy in a thread of this JVM. */
  private final class Copying {

    private final Thread thread;
    private volatile @Nullable Exception failure;
    private volatile @Nullable WholeCopyReport report;

    Copying(WholeCopyListener listener) {
      this(listener, from, to);
    }

    Copying(WholeCopyListener listener, String sourceUrl, String targetUrl) {
      thread =
          new Thread(
              () -> {
                try {
                  report =
                      WholeCopy.run(
                          CopierProgram.databases(sourceUrl, targetUrl),
                          CopierProgram.options(workers, CHUNK_ROWS, BATCH_ROWS),
                          listener);
                } catch (Exception e) {
                  failure = e;
                }
              });
      thread.start();
    }
  }
}
