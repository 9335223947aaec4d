package io.dbmodernizer.datamover.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.copy.CopyInterruptedException;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.copy.TransferListener;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.h2.engine.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChunkCopierTest {

  private static final CopyId COPY = new CopyId("m-1", 1);

  private final Map<TableName, ChunkedTable> tables = new HashMap<>();
  private TestDatabase source;
  private TestDatabase target;
  private ChunkLedger ledger;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    ledger = ChunkLedger.open(target.connection());
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void theChunksOfATableTogetherAreTheTable() throws SQLException {
    // Given
    plan("t", "(k INT PRIMARY KEY, v VARCHAR(20))", "SELECT X, 'v' || X FROM SYSTEM_RANGE(1, 250)");

    // When
    for (int number = 0; number < 3; number++) {
      assertThat(copier().copy(COPY, List.of(id("t", number))).values())
          .allMatch(outcome -> outcome instanceof ChunkOutcome.Copied);
    }

    // Then
    assertThat(ledger.tables(COPY)).singleElement().matches(TableCopied::complete);
    assertThat(ledger.digest(COPY, name("t"))).hasValue(digest(source, "t"));
    assertThat(digest(target, "t")).isEqualTo(digest(source, "t"));
  }

  @Test
  void aChunkIsReadInASnapshot() throws SQLException {
    // Given
    plan("t", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    AtomicInteger isolation = new AtomicInteger();
    TransferListener looking =
        new TransferListener() {
          @Override
          public void beforeBatch() throws SQLException {
            isolation.set(source.connection().getTransactionIsolation());
          }
        };

    // When
    ChunkCopier copier = copier(looking);
    copier.copy(COPY, List.of(id("t", 0)));

    // Then
    assertThat(copier.consistency()).isEqualTo(ReadConsistency.SNAPSHOT);
    assertThat(isolation).hasValue(Constants.TRANSACTION_SNAPSHOT);
  }

  @Test
  void aChunkThatIsDeliveredAgainIsSkipped() throws SQLException {
    // Given
    plan("t", "(k INT)", "SELECT X FROM SYSTEM_RANGE(1, 50)");
    copier().copy(COPY, List.of(id("t", 0)));

    // When
    Map<ChunkId, ChunkOutcome> again = copier().copy(COPY, List.of(id("t", 0)));

    // Then
    assertThat(again.values()).containsExactly(new ChunkOutcome.AlreadyCopied());
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("50");
  }

  @Test
  void aChunkThatWasTakenOverWhileItsWorkerWasPausedIsCopiedOnce() throws Exception {
    // Given
    plan("t", "(v INT)", "SELECT X FROM SYSTEM_RANGE(1, 50)");
    CountDownLatch paused = new CountDownLatch(1);
    CountDownLatch wakeUp = new CountDownLatch(1);
    TransferListener pause =
        new TransferListener() {
          @Override
          public void afterBatch(int rows, long bytes) {
            paused.countDown();
            await(wakeUp);
          }
        };

    // When
    Future<Map<ChunkId, ChunkOutcome>> first =
        CompletableFuture.supplyAsync(() -> copyInOwnSession("t", pause));
    await(paused);
    Future<Map<ChunkId, ChunkOutcome>> second =
        CompletableFuture.supplyAsync(() -> copyInOwnSession("t", TransferListener.NONE));
    assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    wakeUp.countDown();

    // Then
    assertThat(first.get().values()).singleElement().isInstanceOf(ChunkOutcome.Copied.class);
    assertThat(second.get().values()).containsExactly(new ChunkOutcome.AlreadyCopied());
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("50");
  }

  @Test
  void anAttemptWhoseConnectionBreaksLeavesNothingAndIsCopiedByTheNext() throws Exception {
    // Given
    plan("t", "(v INT)", "SELECT X FROM SYSTEM_RANGE(1, 50)");
    Connection breaking = target.connect("sa", "secret");
    ChunkCopier copier =
        new ChunkCopier(
            source.connection(),
            breaking,
            this::table,
            transfer ->
                transfer.withListener(
                    new TransferListener() {
                      @Override
                      public void afterBatch(int rows, long bytes) throws SQLException {
                        breaking.close();
                      }
                    }),
            "breaking");

    // When
    assertThatThrownBy(() -> copier.copy(COPY, List.of(id("t", 0))))
        .isInstanceOf(SideFailedException.class);
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("0");
    copier().copy(COPY, List.of(id("t", 0)));

    // Then
    assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("50");
  }

  @Test
  void aSourceThatIsGoneForAWhileDoesNotUseUpTheAttempts() throws SQLException {
    // Given
    plan("t", "(v INT)", "SELECT X FROM SYSTEM_RANGE(1, 50)");
    try (TestDatabase gone = new TestDatabase()) {
      ChunkCopier copier =
          new ChunkCopier(
              gone.connection(), target.connection(), this::table, Function.identity(), "w");
      gone.connection().close();

      // When
      for (int at = 0; at <= ChunkCopier.MOST_STARTS; at++) {
        assertThatThrownBy(() -> copier.copy(COPY, List.of(id("t", 0))))
            .isInstanceOf(SideFailedException.class)
            .extracting(e -> ((SideFailedException) e).side())
            .isEqualTo("source");
      }
    }

    // Then
    assertThat(copier().copy(COPY, List.of(id("t", 0))).values())
        .singleElement()
        .isInstanceOf(ChunkOutcome.Copied.class);
  }

  @Test
  void interruptionsDoNotUseUpTheAttempts() throws SQLException {
    // Given
    plan("t", "(v INT)", "SELECT X FROM SYSTEM_RANGE(1, 50)");
    TransferListener interrupting =
        new TransferListener() {
          @Override
          public void afterBatch(int rows, long bytes) {
            Thread.currentThread().interrupt();
          }
        };

    // When
    for (int at = 0; at <= ChunkCopier.MOST_STARTS; at++) {
      assertThatThrownBy(() -> copier(interrupting).copy(COPY, List.of(id("t", 0))))
          .isInstanceOf(CopyInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    // Then
    assertThat(copier().copy(COPY, List.of(id("t", 0))).values())
        .singleElement()
        .isInstanceOf(ChunkOutcome.Copied.class);
  }

  @Test
  void tablesThatAreNotKnownDoNotUseUpTheAttemptsOfAnyChunk() throws SQLException {
    // Given
    plan("a", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    plan("b", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 20)");
    ChunkedTable known = Objects.requireNonNull(tables.remove(name("a")));
    List<ChunkId> chunks = List.of(id("a", 0), id("b", 0));

    // When
    for (int at = 0; at <= ChunkCopier.MOST_STARTS; at++) {
      assertThatThrownBy(() -> copier().copy(COPY, chunks))
          .isInstanceOf(NullPointerException.class);
    }

    // Then
    assertThat(target.query("SELECT starts FROM __dbmodernizer.chunk")).containsOnly("0");
    tables.put(name("a"), known);
    assertThat(copier().copy(COPY, chunks).values())
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof ChunkOutcome.Copied);
  }

  @Test
  void smallTablesAreCopiedInOneTransaction() throws SQLException {
    // Given
    plan("a", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    plan("b", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 20)");
    AtomicInteger visible = new AtomicInteger();

    // When
    Map<ChunkId, ChunkOutcome> outcomes =
        copier(
                new TransferListener() {
                  @Override
                  public void beforeBatch() throws SQLException {
                    try (Connection other = target.connect("sa", "secret");
                        var rows = other.createStatement().executeQuery("SELECT COUNT(*) FROM a")) {
                      rows.next();
                      visible.addAndGet(rows.getInt(1));
                    }
                  }
                })
            .copy(COPY, List.of(id("a", 0), id("b", 0)));

    // Then
    assertThat(outcomes.values()).allMatch(outcome -> outcome instanceof ChunkOutcome.Copied);
    assertThat(visible).hasValue(0);
    assertThat(ledger.tables(COPY)).hasSize(2).allMatch(TableCopied::complete);
    assertThat(digest(target, "b")).isEqualTo(digest(source, "b"));
  }

  @Test
  void aRowThatTheTargetRefusesFailsItsChunkOnly() throws SQLException {
    // Given
    plan("a", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    plan("b", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 20)");
    target.execute("ALTER TABLE a ADD CONSTRAINT low CHECK (k < 5)");

    // When
    Map<ChunkId, ChunkOutcome> outcomes = copier().copy(COPY, List.of(id("a", 0), id("b", 0)));

    // Then
    assertThat(outcomes.get(id("a", 0)))
        .isInstanceOfSatisfying(
            ChunkOutcome.Failed.class,
            failed -> assertThat(failed.message()).startsWith("the target refused it: "));
    assertThat(outcomes.get(id("b", 0))).isInstanceOf(ChunkOutcome.Copied.class);
    assertThat(target.query("SELECT COUNT(*) FROM a")).containsExactly("0");
    assertThat(ledger.failures(COPY, 10)).extracting(FailedChunk::id).containsExactly(id("a", 0));
  }

  @Test
  void aTableThatWasDroppedOnTheSourceFailsItsChunkWithTheSide() throws SQLException {
    // Given
    plan("t", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    source.execute("DROP TABLE t");

    // When
    Map<ChunkId, ChunkOutcome> outcomes = copier().copy(COPY, List.of(id("t", 0)));

    // Then
    assertThat(outcomes.get(id("t", 0)))
        .isInstanceOfSatisfying(
            ChunkOutcome.Failed.class,
            failed -> assertThat(failed.message()).startsWith("the source refused it: "));
  }

  @Test
  void aChunkOfACancelledCopyWritesNothing() throws SQLException {
    // Given
    plan("t", "(k INT PRIMARY KEY)", "SELECT X FROM SYSTEM_RANGE(1, 10)");
    TransferListener cancelling =
        new TransferListener() {
          @Override
          public void beforeBatch() throws SQLException {
            throw new AssertionError("a chunk of a cancelled copy was read");
          }
        };
    ledger.claims().release("m-1");

    // When
    Map<ChunkId, ChunkOutcome> outcomes = copier(cancelling).copy(COPY, List.of(id("t", 0)));

    // Then
    assertThat(outcomes.values()).containsExactly(new ChunkOutcome.Superseded());
  }

  private void plan(String table, String columns, String rows) throws SQLException {
    source.execute("CREATE TABLE " + table + columns, "INSERT INTO " + table + " " + rows);
    target.execute("CREATE TABLE " + table + columns);
    ChunkedTable chunked =
        ChunkedTable.of(
            ComparedTable.of(source.table("PUBLIC." + table), target.table("PUBLIC." + table)));
    tables.put(chunked.name(), chunked);
    ledger.claims().claim(COPY, List.of(chunked.name()));
    TableCopied nothing = new TableCopied(chunked.name(), false, 0, 0, 0, 0, 0);
    new ChunkPlanner(source.connection(), ledger, COPY, new ChunkSize(100, 1 << 20))
        .plan(chunked, nothing, 100);
  }

  private Map<ChunkId, ChunkOutcome> copyInOwnSession(String table, TransferListener listener) {
    try (Connection from = source.connect("sa", "secret");
        Connection to = target.connect("sa", "secret")) {
      to.createStatement().execute("SET LOCK_TIMEOUT 20000");
      return new ChunkCopier(
              from, to, this::table, transfer -> transfer.withListener(listener), "paused")
          .copy(COPY, List.of(id(table, 0)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ChunkCopier copier() throws SQLException {
    return copier(TransferListener.NONE);
  }

  private ChunkCopier copier(TransferListener listener) throws SQLException {
    Function<RowTransfer, RowTransfer> settings = transfer -> transfer.withListener(listener);
    return new ChunkCopier(
        source.connection(), target.connection(), this::table, settings, "worker");
  }

  private ChunkedTable table(TableName name) {
    return Objects.requireNonNull(tables.get(name));
  }

  private static TableName name(String table) {
    return new TableName("PUBLIC", table);
  }

  private static ChunkId id(String table, int number) {
    return new ChunkId(name(table), number);
  }

  private static TableDigest digest(TestDatabase side, String table) throws SQLException {
    return TableDigester.digest(side.connection(), side.table("PUBLIC." + table), side.dialect());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
