package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.range.KeyBound;
import io.dbmodernizer.datamover.range.KeyRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChunkLedgerTest {

  private static final TableName ORDERS = new TableName("sales", "Order Lines");
  private static final TableName CUSTOMERS = new TableName("sales", "customers");
  private static final CopyId COPY = new CopyId("m-1", 1);

  private TestDatabase target;
  private ChunkLedger ledger;

  @BeforeEach
  void openLedger() throws SQLException {
    target = new TestDatabase();
    ledger = ChunkLedger.open(target.connection());
  }

  @AfterEach
  void closeTarget() throws SQLException {
    target.close();
  }

  @Test
  void aLedgerOfAnotherVersionIsRefused() throws SQLException {
    // Given
    target.execute("UPDATE \"__dbmodernizer\".\"ledger\" SET version = 2");

    // Then
    assertThatThrownBy(() -> ChunkLedger.open(target.connection()))
        .isInstanceOf(LedgerVersionException.class)
        .hasMessageContaining("has version 2, but this release reads version 1");
    assertThatThrownBy(() -> ChunkLedger.find(target.connection()))
        .isInstanceOf(LedgerVersionException.class);
  }

  @Test
  void aCreationThatWasInterruptedIsCompleted() throws SQLException {
    // Given
    target.execute("DROP TABLE \"__dbmodernizer\".\"ledger\"");
    assertThat(ChunkLedger.find(target.connection())).isEmpty();

    // When
    ledger = ChunkLedger.open(target.connection());
    ledger.claims().claim(COPY, List.of(ORDERS));

    // Then
    assertThat(ledger.tables(COPY)).extracting(TableCopied::table).containsExactly(ORDERS);
  }

  @Test
  void aTableBelongsToOneMigration() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));

    // Then
    assertThatThrownBy(
            () -> ledger.claims().claim(new CopyId("m-2", 9), List.of(CUSTOMERS, ORDERS)))
        .isInstanceOf(TableClaimedException.class)
        .hasMessageContaining("[sales].[Order Lines] belongs to copy 1 of migration m-1");
  }

  @Test
  void aLaterCopyOfTheMigrationReplacesTheChunksOfTheEarlierOne() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(new Chunk(id(0), KeyRange.ALL, 7)));
    CopyId later = new CopyId("m-1", 2);

    // When
    ledger.claims().claim(later, List.of(ORDERS));

    // Then
    assertThat(ledger.tables(later)).containsExactly(new TableCopied(ORDERS, false, 0, 0, 0, 0, 0));
    assertThat(ledger.tables(COPY)).isEmpty();
    assertThatThrownBy(() -> ledger.claims().claim(COPY, List.of(ORDERS)))
        .isInstanceOf(TableClaimedException.class);
  }

  @Test
  void theKeyRefusesAChunkThatWasPlannedTwice() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0)));

    // Then
    assertThatThrownBy(() -> ledger.plan(COPY).add(List.of(chunk(0))))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void chunksOfTwoPlansAreNeverMixed() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0)));

    // When
    assertThatThrownBy(() -> ledger.plan(COPY).add(List.of(chunk(0), chunk(1), chunk(2))))
        .isInstanceOf(SQLException.class);

    // Then
    assertThat(ledger.unfinished(COPY, 10)).extracting(WaitingChunk::id).containsExactly(id(0));
  }

  @Test
  void aPlannerOfAReplacedCopyAddsNothing() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    CopyId later = new CopyId("m-1", 2);
    ledger.claims().claim(later, List.of(ORDERS));

    // Then
    assertThatThrownBy(() -> ledger.plan(COPY).add(List.of(chunk(0))))
        .isInstanceOf(CopySupersededException.class)
        .hasMessageContaining("copy 1 of migration m-1 no longer owns table [sales].[Order Lines]");
    ledger.plan(later).add(List.of(chunk(0)));
  }

  @Test
  void aPlanOfManyTablesAddsNothingIfOneNoLongerBelongsToTheCopy() throws SQLException {
    // Given
    List<TableName> names =
        IntStream.range(0, 500).mapToObj(number -> new TableName("sales", "t" + number)).toList();
    List<Chunk> chunks =
        names.stream().map(name -> new Chunk(new ChunkId(name, 0), KeyRange.ALL, 1)).toList();
    ledger.claims().claim(COPY, names);
    ledger.claims().release(COPY, names.get(300));

    // Then
    assertThatThrownBy(() -> ledger.plan(COPY).add(chunks))
        .isInstanceOf(CopySupersededException.class)
        .hasMessageContaining("[sales].[t300]");
    assertThat(ledger.unfinished(COPY, 1000)).isEmpty();

    // When
    ledger.claims().claim(COPY, names);
    ledger.plan(COPY).add(chunks);

    // Then
    assertThat(ledger.unfinished(COPY, 1000)).hasSize(500);
  }

  @Test
  void aLargeTableThatIsOneChunkComesFirst() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(CUSTOMERS, ORDERS));
    Chunk large = new Chunk(new ChunkId(CUSTOMERS, 0), KeyRange.ALL, 1L << 30);
    ledger.plan(COPY).add(List.of(chunk(0), chunk(1), large));

    // Then
    assertThat(ledger.unfinished(COPY, 10))
        .extracting(WaitingChunk::id)
        .containsExactly(large.id(), id(0), id(1));
  }

  @Test
  void aTableIsPreparedOnceForItsCopy() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    List<String> steps = new ArrayList<>();

    // When
    ledger.claims().prepare(COPY, ORDERS, () -> steps.add("step") && steps.size() < 3);
    ledger.claims().prepare(COPY, ORDERS, () -> steps.add("again"));

    // Then
    assertThat(steps).containsExactly("step", "step", "step");
  }

  @Test
  void aPreparationThatFailsIsDoneAgain() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    target.execute("CREATE TABLE t (k INT)", "INSERT INTO t VALUES (1)");
    assertThatThrownBy(
            () ->
                ledger
                    .claims()
                    .prepare(
                        COPY,
                        ORDERS,
                        () -> {
                          target.execute("DELETE FROM t");
                          throw new SQLException("gone");
                        }))
        .hasMessage("gone");
    assertThat(target.query("SELECT k FROM t")).hasSize(1);
    List<String> steps = new ArrayList<>();

    // When
    ledger.claims().prepare(COPY, ORDERS, () -> !steps.add("again"));

    // Then
    assertThat(steps).containsExactly("again");
  }

  @Test
  void theStateOfATableAddsUpItsChunks() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS, CUSTOMERS));
    ledger.plan(COPY).add(List.of(chunk(0), chunk(1), chunk(2)));
    ChunkWork work = new ChunkWork(target.connection(), COPY);

    // When
    work.take(List.of(id(0)));
    work.finish(Map.of(id(0), new CopiedRows(10, 100, new TableDigest(10, "0".repeat(31) + "f"))));
    work.fail(id(1), "no room");

    // Then
    assertThat(ledger.tables(COPY))
        .containsExactlyInAnyOrder(
            new TableCopied(ORDERS, false, 3, 1, 1, 10, 100),
            new TableCopied(CUSTOMERS, false, 0, 0, 0, 0, 0));
    assertThat(ledger.failures(COPY, 10)).containsExactly(new FailedChunk(id(1), "no room"));
    assertThat(ledger.unfinished(COPY, 10)).containsExactly(new WaitingChunk(id(2), 7, false));
  }

  @Test
  void aTableIsPlannedWithItsLastChunk() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));

    // When
    ledger.plan(COPY).add(List.of(chunk(0), chunk(1)));
    boolean plannedBefore = ledger.tables(COPY).get(0).planned();
    ledger.plan(COPY).add(List.of(lastChunk(2)));

    // Then
    assertThat(plannedBefore).isFalse();
    assertThat(ledger.tables(COPY).get(0).planned()).isTrue();
  }

  @Test
  void aDigestIsKnownOnceEveryChunkIsCopied() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0), lastChunk(1)));
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    work.take(List.of(id(0)));
    work.finish(Map.of(id(0), new CopiedRows(1, 1, new TableDigest(1, "f".repeat(32)))));
    assertThat(ledger.digest(COPY, ORDERS)).isEmpty();

    // When
    work.take(List.of(id(1)));
    work.finish(Map.of(id(1), new CopiedRows(2, 1, new TableDigest(2, "0".repeat(31) + "2"))));

    // Then
    assertThat(ledger.digest(COPY, ORDERS)).hasValue(new TableDigest(3, "0".repeat(31) + "1"));
  }

  @Test
  void aFailedChunkWaitsAgainAfterARetry() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0)));
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    work.fail(id(0), "no room");

    // When
    int again = ledger.retryFailed(COPY);

    // Then
    assertThat(again).isEqualTo(1);
    assertThat(work.begin(List.of(id(0)), "w", 1).get(id(0)))
        .isEqualTo(new ChunkStart.Granted(chunk(0), 1));
  }

  @Test
  void aChunkWhoseWorkersDieFailsAfterItsAttempts() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0)));
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    List<ChunkStart> starts = new ArrayList<>();

    // When
    for (int at = 0; at < 3; at++) {
      starts.add(work.begin(List.of(id(0)), "w", 2).get(id(0)));
    }

    // Then
    assertThat(starts).first().isEqualTo(new ChunkStart.Granted(chunk(0), 1));
    assertThat(starts.get(1)).isEqualTo(new ChunkStart.Granted(chunk(0), 2));
    assertThat(starts.get(2)).isInstanceOf(ChunkStart.Failed.class);
    assertThat(ledger.failures(COPY, 10))
        .singleElement()
        .extracting(FailedChunk::message)
        .asString()
        .startsWith("2 attempts to copy chunk 0 of table [sales].[Order Lines] began");
  }

  @Test
  void chunksOfAReleasedMigrationCannotBeTaken() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    ledger.plan(COPY).add(List.of(chunk(0)));
    ChunkWork work = new ChunkWork(target.connection(), COPY);
    work.begin(List.of(id(0)), "w", 5);

    // When
    ledger.claims().release("m-1");

    // Then
    assertThat(work.take(List.of(id(0)))).isFalse();
    assertThat(work.begin(List.of(id(0)), "w", 5).get(id(0)))
        .isInstanceOf(ChunkStart.Superseded.class);
  }

  @Test
  void theLedgerIsDroppedWhenNoCopyOwnsATable() throws SQLException {
    // Given
    ledger.claims().claim(COPY, List.of(ORDERS));
    assertThat(ledger.dropIfUnused()).isFalse();

    // When
    ledger.claims().release("m-1");

    // Then
    assertThat(ledger.dropIfUnused()).isTrue();
    assertThat(ChunkLedger.find(target.connection())).isEmpty();
    assertThat(target.query("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"))
        .doesNotContain(ChunkLedger.SCHEMA);
  }

  private static ChunkId id(int number) {
    return new ChunkId(ORDERS, number);
  }

  private static Chunk lastChunk(int number) {
    return new Chunk(id(number), new KeyRange(chunk(number).range().from(), null), 7);
  }

  private static Chunk chunk(int number) {
    KeyBound from = number == 0 ? null : new KeyBound(List.of((long) number));
    return new Chunk(id(number), new KeyRange(from, new KeyBound(List.of(number + 1L))), 7);
  }
}
