package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.datamover.chunk.RunningChunk;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.chunk.WaitingChunk;
import io.dbmodernizer.events.TableWait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenTasksTest {
  private static final CopyId COPY = new CopyId("m-1", 1);
  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final CopyShare TWO_TASKS = new CopyShare(1, 2, 500, 0);

  private final OpenTasks open = open();

  @Test
  void fewerTasksMayBeOpenAndWhatNobodyHasBegunIsHandedOutAnew() {
    // Given
    assertThat(next(CopyShare.NONE, List.of(), NOW)).hasSize(32);

    // When
    List<List<ChunkId>> limited = next(TWO_TASKS, List.of(running(7, "w-1")), NOW);

    // Then
    assertThat(limited).containsExactly(List.of(id(0)));
    assertThat(next(TWO_TASKS, List.of(running(7, "w-1"), running(0, "w-2")), NOW)).isEmpty();
  }

  @Test
  void nothingIsHandedOutWhileMoreWorkersRunThanTheNewLimitsAllow() {
    // Given
    next(CopyShare.NONE, List.of(), NOW);

    // When
    List<RunningChunk> three = List.of(running(0, "w-1"), running(1, "w-2"), running(2, "w-3"));

    // Then
    assertThat(next(TWO_TASKS, three, NOW)).isEmpty();
    assertThat(next(TWO_TASKS, three.subList(0, 2), NOW)).isEmpty();
    assertThat(next(TWO_TASKS, three.subList(0, 1), NOW)).hasSize(1);
  }

  @Test
  void anInstanceThatTakesOverCountsTheWorkersThatRun() {
    // Given: two chunks of one worker are one task
    List<RunningChunk> running = List.of(running(3, "w-1"), running(4, "w-1"));

    // When
    List<List<ChunkId>> tasks = next(TWO_TASKS, running, NOW);

    // Then
    assertThat(tasks).containsExactly(List.of(id(0)));
  }

  @Test
  void aTaskOfOlderLimitsThatIsGivenBackIsHandedOutAtOnce() {
    // Given
    next(CopyShare.NONE, List.of(), NOW);
    assertThat(next(TWO_TASKS, List.of(running(0, "w-1"), running(1, "w-2")), NOW)).isEmpty();

    // When
    List<List<ChunkId>> tasks = next(TWO_TASKS, List.of(running(1, "w-2")), NOW);

    // Then
    assertThat(tasks).containsExactly(List.of(id(0)));
  }

  @Test
  void aChunkThatRunsSlowlyIsNotHandedOutTwice() {
    // Given
    assertThat(next(TWO_TASKS, List.of(), NOW)).containsExactly(List.of(id(0)), List.of(id(1)));

    // When: one has begun, and the task of the other is lost
    List<RunningChunk> one = List.of(running(0, "w-1"));
    Instant later = NOW.plus(PATIENCE).plusSeconds(1);

    // Then
    assertThat(next(TWO_TASKS, one, later)).containsExactly(List.of(id(1)));
    assertThat(next(TWO_TASKS, one, NOW.plus(PATIENCE.multipliedBy(33))))
        .as("after a very long time")
        .contains(List.of(id(0)));
  }

  @Test
  void liftedLimitsHandOutTheRestAndKeepWhatRuns() {
    // Given
    next(TWO_TASKS, List.of(), NOW);

    // When
    CopyShare lifted = CopyShare.NONE.after(TWO_TASKS);
    List<List<ChunkId>> tasks = next(lifted, List.of(running(0, "w-1"), running(1, "w-2")), NOW);

    // Then
    assertThat(tasks).hasSize(30).doesNotContain(List.of(id(0)), List.of(id(1)));
  }

  @Test
  void aTableWaitsForAWorkerForOtherTablesOrForALimit() {
    // Given: 32 chunks of Item are handed out, none of Other
    next(CopyShare.NONE, List.of(), NOW);

    // Then
    TableWaits unlimited = open.waits(COPY, List.of(), CopyShare.NONE);
    assertThat(unlimited.of(copied("Item", 40, 0), null)).isEqualTo(TableWait.WORKER);
    assertThat(unlimited.of(copied("Other", 2, 0), null)).isEqualTo(TableWait.OTHER_TABLES);
    assertThat(unlimited.of(copied("Other", 2, 2), null)).isNull();

    // When: a worker has begun a chunk of Item
    TableWaits begun = open.waits(COPY, List.of(running(0, "w-1")), CopyShare.NONE);

    // Then
    assertThat(begun.of(copied("Item", 40, 0), null)).isNull();

    // When: the limits allow two tasks
    next(TWO_TASKS, List.of(running(0, "w-1")), NOW);
    TableWaits limited = open.waits(COPY, List.of(running(0, "w-1")), TWO_TASKS);

    // Then
    assertThat(limited.of(copied("Other", 2, 0), null)).isEqualTo(TableWait.LIMIT);
  }

  @Test
  void nobodyKnowsWhatATableWaitsForWhileTasksCanBeHandedOut() {
    // When
    TableWaits waits = open.waits(COPY, List.of(), CopyShare.NONE);

    // Then
    assertThat(waits.of(copied("Other", 2, 0), null)).isNull();
  }

  @Test
  void aTableWaitsForOtherTablesUntilAChunkOfItIsHandedOut() {
    // Given
    TableCopied other = copied("Other", 2, 0);

    // When: tasks are free again, but no chunk of the table is planned yet
    TableWaits free = open.waits(COPY, List.of(), CopyShare.NONE);

    // Then
    assertThat(free.of(other, TableWait.OTHER_TABLES)).isEqualTo(TableWait.OTHER_TABLES);
    assertThat(free.of(other, TableWait.LIMIT)).isNull();
    assertThat(free.of(other, TableWait.WORKER)).isNull();
    assertThat(free.of(copied("Other", 2, 2), TableWait.OTHER_TABLES)).isNull();

    // When
    next(CopyShare.NONE, List.of(), NOW);
    TableWaits full = open.waits(COPY, List.of(running(0, "w-1")), CopyShare.NONE);

    // Then
    assertThat(full.of(copied("Item", 40, 0), TableWait.OTHER_TABLES)).isNull();
    next(TWO_TASKS, List.of(running(0, "w-1"), running(1, "w-2")), NOW);
    assertThat(
            open.waits(COPY, List.of(running(0, "w-1"), running(1, "w-2")), TWO_TASKS)
                .of(other, TableWait.OTHER_TABLES))
        .isEqualTo(TableWait.LIMIT);
  }

  private static TableCopied copied(String table, int chunks, int copied) {
    return new TableCopied(new TableName("dbo", table), true, chunks, copied, 0, 0, 0);
  }

  private List<List<ChunkId>> next(CopyShare share, List<RunningChunk> running, Instant now) {
    List<WaitingChunk> waiting =
        IntStream.range(0, 40).mapToObj(at -> new WaitingChunk(id(at), 32L << 20, false)).toList();
    return open.next(COPY, waiting, new CopyThrottle(share, running), now);
  }

  private static OpenTasks open() {
    return new OpenTasks(32, PATIENCE);
  }

  private static RunningChunk running(int number, String worker) {
    return new RunningChunk(id(number), worker);
  }

  private static ChunkId id(int number) {
    return new ChunkId(new TableName("dbo", "Item"), number);
  }
}
