package io.dbmodernizer.systemtests.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.ProcessSignal;
import io.dbmodernizer.systemtests.platform.SeparatePipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two processes copy one table. One of them is stopped from running (SIGSTOP) while it has a chunk
 * in work. It goes on when its lock has expired, the other process has copied all other chunks, and
 * the other process has been given the stopped one's chunk.
 */
@Tag("deep")
class StoppedProcessST {

  /** The shortest that the broker admits. */
  private static final Duration LOCK = Duration.ofSeconds(15);

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final int ROWS = 60_000;
  private static final int ROWS_OF_CHUNK = 5_000;
  private static final long BYTES_PER_SECOND = 100_000;
  private static final TableId ORDERS = new TableId("Shop", "Orders");
  private static final List<Integer> INSTANCES = List.of(1, 2);

  @RegisterExtension
  private static final SeparatePipeline PLATFORM =
      new SeparatePipeline(
          "--dbmodernizer.copy.workers=2",
          "--dbmodernizer.copy.lock=" + LOCK.toSeconds() + "s",
          "--dbmodernizer.copy.renew=5s",
          "--dbmodernizer.copy.chunk-rows=" + ROWS_OF_CHUNK);

  private static final Logger LOG = LoggerFactory.getLogger(StoppedProcessST.class);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aProcessThatIsStoppedForLongerThanItsLockLosesAndDoublesNoRow(Pipeline pipeline)
      throws Exception {
    // Given
    pipeline.platform().startService("migration", 2);
    SourceDatabase source = pipeline.createSource("stopped", ROWS);
    MigrationRequested request = pipeline.request("stopped", source.name());
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    long stopped = pid(pipeline, 2);
    List<LedgerChunk> inWork;
    List<LedgerChunk> atTheEnd;
    try (ThrottledProxy slow = new ThrottledProxy(pipeline.sources().port(), BYTES_PER_SECOND)) {
      request.getSource().setPort(slow.port());
      pipeline.producer().publish(request);

      // When
      inWork = stopWithAChunkInWork(pipeline, request, stopped);
      try {
        long since = System.nanoTime();
        patiently("the other process has copied the rest and has the stopped one's chunk")
            .until(
                () ->
                    System.nanoTime() - since > LOCK.toNanos()
                        && isRestCopied(LedgerChunk.read(pipeline, request), stopped)
                        && meter(pipeline, 1, "dbmodernizer.copy.busy", "VALUE") > 0);
      } finally {
        ProcessSignal.goOn(stopped);
      }
      atTheEnd = awaitChunks(pipeline, request, StoppedProcessST::allCopied);
      slow.endThrottling();
      pipeline.awaitState("stopped", MigrationState.COMPLETED);
    }

    // Then
    assertThat(inWork).isNotEmpty();
    assertThat(atTheEnd)
        .extracting(LedgerChunk::number)
        .doesNotHaveDuplicates()
        .containsAll(inWork.stream().map(LedgerChunk::number).toList());
    assertThat(atTheEnd.stream().mapToLong(LedgerChunk::rows).sum()).isEqualTo(ROWS);
    assertThat(committedRows(pipeline)).isEqualTo(ROWS);
    MovedDatabase.assertEveryRowMoved(pipeline, source, request, Map.of(ORDERS, (long) ROWS));
  }

  /**
   * Stops the process when it writes a chunk. Its transaction holds the chunk as long as it is
   * stopped.
   */
  private static List<LedgerChunk> stopWithAChunkInWork(
      Pipeline pipeline, MigrationRequested request, long pid) throws Exception {
    List<LedgerChunk> held = List.of();
    while (held.isEmpty()) {
      awaitChunks(
          pipeline, request, chunks -> chunks.stream().anyMatch(chunk -> chunk.isInWorkOf(pid)));
      ProcessSignal.stop(pid);
      Set<Integer> locked = LedgerChunk.locked(pipeline, request);
      List<LedgerChunk> chunks = LedgerChunk.read(pipeline, request);
      held =
          chunks.stream()
              .filter(chunk -> chunk.isInWorkOf(pid) && locked.contains(chunk.number()))
              .toList();
      LOG.info("Stopped: locked {}, held {} of {}", locked, held, chunks);
      if (held.isEmpty()) {
        // It has just begun the chunk, or has ended it in the meantime.
        ProcessSignal.goOn(pid);
        assertThat(allCopied(chunks)).as("the copy has ended before the stop").isFalse();
      }
    }
    return held;
  }

  private static List<LedgerChunk> awaitChunks(
      Pipeline pipeline, MigrationRequested request, Predicate<List<LedgerChunk>> wanted) {
    return patiently("chunks in the ledger")
        .until(() -> LedgerChunk.read(pipeline, request), wanted);
  }

  private static boolean isRestCopied(List<LedgerChunk> chunks, long stopped) {
    return chunks.size() >= ROWS / ROWS_OF_CHUNK
        && chunks.stream().allMatch(chunk -> chunk.copied() || chunk.isInWorkOf(stopped));
  }

  private static boolean allCopied(List<LedgerChunk> chunks) {
    return chunks.size() >= ROWS / ROWS_OF_CHUNK && chunks.stream().allMatch(LedgerChunk::copied);
  }

  /** Returns the rows that the workers of both processes have committed. */
  private long committedRows(Pipeline pipeline) throws IOException, InterruptedException {
    long rows = 0;
    for (int instance : INSTANCES) {
      rows += (long) meter(pipeline, instance, "dbmodernizer.copy.rows", "COUNT");
    }
    return rows;
  }

  /** Returns a value of a meter; 0 if the instance has none yet. */
  private double meter(Pipeline pipeline, int instance, String name, String statistic)
      throws IOException, InterruptedException {
    URI uri =
        URI.create(
            pipeline.platform().serviceUrl("migration", instance) + "/actuator/metrics/" + name);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 404) {
      return 0;
    }
    return JsonMapper.shared()
        .readTree(answer.body())
        .path("measurements")
        .valueStream()
        .filter(measured -> measured.path("statistic").asString().equals(statistic))
        .mapToDouble(measured -> measured.path("value").asDouble())
        .sum();
  }

  private static long pid(Pipeline pipeline, int instance) {
    return pipeline.platform().pid("migration-" + instance).orElseThrow();
  }

  /** Waits also while there is no ledger yet. */
  private static ConditionFactory patiently(String what) {
    return await(what)
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(SQLException.class);
  }
}
