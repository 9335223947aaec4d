package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.SmallDisk;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.chunk.LedgerVersionException;
import io.dbmodernizer.datamover.chunk.TableClaimedException;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.pace.CopyLimits;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport.Ending;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeCopyTest {

  private static final int ROWS = 300;
  private static final WholeCopyOptions OPTIONS =
      WholeCopyOptions.of("copy-1")
          .withWorkers(3)
          .withChunk(new ChunkSize(50, 1 << 20))
          .withPatience(Duration.ofSeconds(30));

  private final String from = "jdbc:h2:mem:" + UUID.randomUUID() + TestDatabase.OPTIONS;
  private final String to = "jdbc:h2:mem:" + UUID.randomUUID() + TestDatabase.OPTIONS;
  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase(from);
    target = new TestDatabase(to);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void everyTableArrivesWithKeysAndIdentityAndLeavesNoLedger() throws Exception {
    // Given
    Shop.create(source, ROWS);

    // When
    WholeCopyReport report = copy(OPTIONS);

    // Then
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(report.failures()).isEmpty();
    assertThat(report.rowsSent()).isEqualTo(Shop.rows(source));
    assertThat(report.consistency()).isEqualTo(ReadConsistency.SNAPSHOT);
    assertThat(Shop.digests(target)).isEqualTo(Shop.digests(source));
    assertThat(target.table("shop.a_order").foreignKeys())
        .isEqualTo(source.table("shop.a_order").foreignKeys());
    target.execute("INSERT INTO shop.a_order(item) VALUES (1)");
    assertThat(target.query("SELECT MAX(id) FROM shop.a_order"))
        .containsExactly(String.valueOf(ROWS + 1));
    assertNoLedger();
  }

  @Test
  void aTableThatHoldsRowsIsRefusedBeforeAnythingIsCopied() throws Exception {
    // Given
    Shop.create(source, ROWS);
    target.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.nothing(id INT PRIMARY KEY)",
        "INSERT INTO shop.nothing VALUES (7)");

    // Then
    assertThatThrownBy(() -> copy(OPTIONS))
        .isInstanceOf(WholeCopyRefusedException.class)
        .hasMessageContaining("[shop].[nothing] holds rows");
    assertNoLedger();

    // When
    WholeCopyReport report = copy(OPTIONS.withDeleteRows(true));

    // Then
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(Shop.digests(target)).isEqualTo(Shop.digests(source));
  }

  @Test
  void aTableOfAnotherCopyIsRefused() throws Exception {
    // Given
    Shop.create(source, ROWS);
    stoppedAfter(5);

    // Then
    assertThatThrownBy(
            () ->
                WholeCopy.run(
                    databases(), WholeCopyOptions.of("copy-2").withDeleteRows(true), NONE))
        .isInstanceOf(TableClaimedException.class)
        .hasMessageContaining("belongs to copy 1 of migration copy-1");
  }

  @Test
  void aLedgerOfAnotherVersionIsRefused() throws Exception {
    // Given
    Shop.create(source, ROWS);
    ChunkLedger.open(target.connection());
    target.execute("UPDATE \"__dbmodernizer\".\"ledger\" SET version = 99");

    // Then
    assertThatThrownBy(() -> copy(OPTIONS)).isInstanceOf(LedgerVersionException.class);
  }

  @Test
  void anInterruptionEndsTheCopySoonAndTheNextRunContinuesIt() throws Exception {
    // Given
    Shop.create(source, ROWS);

    // When
    Duration ended = stoppedAfter(5);
    long present = Shop.rows(target);
    WholeCopyReport report = copy(OPTIONS);

    // Then
    assertThat(ended).isLessThan(Duration.ofSeconds(2));
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(report.rowsSent()).isEqualTo(Shop.rows(source) - present);
    assertThat(Shop.digests(target)).isEqualTo(Shop.digests(source));
    assertNoLedger();
  }

  @Test
  void aWaitForALimitIsInterrupted() throws Exception {
    // Given
    Shop.create(source, ROWS);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread copying =
        new Thread(
            () -> {
              try {
                WholeCopy.run(
                    databases(),
                    OPTIONS.withLimits(new CopyLimits(1, 0)),
                    sent((rows, bytes) -> begun.countDown()));
              } catch (Exception e) {
                end.set(e);
              }
            });

    // When
    copying.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    copying.interrupt();
    copying.join(5_000);

    // Then
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aRowThatTheTargetRefusesIsNamedAndTriedAgainByTheNextRun() throws Exception {
    // Given
    Shop.create(source, ROWS);
    target.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(40), price DECIMAL(9, 2))",
        "ALTER TABLE shop.item ADD CONSTRAINT cheap CHECK (id <> 120)");
    source.execute("ALTER TABLE shop.item ADD CONSTRAINT cheap CHECK (id <> 120) NOCHECK");

    // When
    WholeCopyReport first = copy(OPTIONS);
    target.execute("ALTER TABLE shop.item DROP CONSTRAINT cheap");
    source.execute("ALTER TABLE shop.item DROP CONSTRAINT cheap");
    WholeCopyReport second = copy(OPTIONS);

    // Then
    assertThat(first.ending()).isEqualTo(Ending.INCOMPLETE);
    assertThat(first.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.table()).isEqualTo(new TableName("shop", "item"));
              assertThat(failure.part()).isEqualTo("chunk 2");
              assertThat(failure.message()).startsWith("the target refused it: ");
            });
    assertThat(second.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(second.rowsSent()).isEqualTo(50);
    assertThat(Shop.digests(target)).isEqualTo(Shop.digests(source));
  }

  @Test
  void aTableThatIsDroppedMeanwhileFailsAloneAndIsForgottenByTheNextRun() throws Exception {
    // Given
    Shop.create(source, ROWS);
    AtomicInteger batches = new AtomicInteger();

    // When
    WholeCopyReport first =
        WholeCopy.run(
            databases(),
            OPTIONS.withWorkers(1),
            sent(
                (rows, bytes) -> {
                  if (batches.incrementAndGet() == 1) {
                    unchecked(() -> source.execute("DROP TABLE shop.line"));
                  }
                }));
    WholeCopyReport second = copy(OPTIONS);
    WholeCopyReport third = copy(OPTIONS);

    // Then
    assertThat(first.ending()).isEqualTo(Ending.INCOMPLETE);
    assertThat(first.failures())
        .isNotEmpty()
        .allMatch(failure -> failure.table().name().equals("line"))
        .allMatch(failure -> failure.message().startsWith("the source refused it: "));
    assertThat(second.ending()).isEqualTo(Ending.INCOMPLETE);
    assertThat(second.failures())
        .extracting(WholeCopyReport.Failure::message)
        .containsExactly("the source has no such table any more");
    assertThat(third.ending()).isEqualTo(Ending.COMPLETE);
    assertNoLedger();
  }

  @Test
  void databasesThatAreGoneForAWhileAreWaitedFor() throws Exception {
    // Given
    Shop.create(source, ROWS);
    List<String> waits = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger opened = new AtomicInteger();
    CopyDatabases.Side gone =
        () -> {
          int number = opened.incrementAndGet();
          if (number > 2 && number < 6) {
            throw new SQLException("the server does not answer", "08001");
          }
          return DriverManager.getConnection(from, "sa", "secret");
        };

    // When
    WholeCopyReport report =
        WholeCopy.run(
            new CopyDatabases(gone, databases().target()),
            OPTIONS,
            new WholeCopyListener() {
              @Override
              public void progress(WholeCopyProgress progress) {
                assertThat(progress.percent()).isBetween(0, 100);
              }

              @Override
              public void waiting(String failure) {
                waits.add(failure);
              }
            });

    // Then
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(waits).isNotEmpty().allMatch(text -> text.startsWith("the source does not work: "));
    assertThat(Shop.digests(target)).isEqualTo(Shop.digests(source));
  }

  @Test
  void aDatabaseThatStaysAwayFailsTheCopyAfterThePatience() throws Exception {
    // Given
    Shop.create(source, ROWS);
    AtomicInteger opened = new AtomicInteger();
    CopyDatabases.Side gone =
        () -> {
          if (opened.incrementAndGet() > 2) {
            throw new SQLException("the server does not answer", "08001");
          }
          return DriverManager.getConnection(from, "sa", "secret");
        };

    // Then
    assertThatThrownBy(
            () ->
                WholeCopy.run(
                    new CopyDatabases(gone, databases().target()),
                    OPTIONS.withPatience(Duration.ofMillis(300)),
                    NONE))
        .isInstanceOf(SideFailedException.class)
        .hasMessage("the server does not answer");
    assertThat(copy(OPTIONS).ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aCopyThatAnotherProcessRemovesEndsAsSuperseded() throws Exception {
    // Given
    Shop.create(source, ROWS);
    AtomicInteger batches = new AtomicInteger();

    // When
    WholeCopyReport report =
        WholeCopy.run(
            databases(),
            OPTIONS.withWorkers(1),
            sent(
                (rows, bytes) -> {
                  if (batches.incrementAndGet() == 3) {
                    unchecked(
                        () -> {
                          try (Connection other = DriverManager.getConnection(to, "sa", "secret")) {
                            other
                                .createStatement()
                                .execute("DELETE FROM \"__dbmodernizer\".\"copied_table\"");
                          }
                        });
                  }
                }));

    // Then
    assertThat(report.ending()).isEqualTo(Ending.SUPERSEDED);
  }

  @Test
  void rowsThatChangeOnTheSourceMeanwhileEndInADifferenceOfTheirTableOnly() throws Exception {
    // Given
    Shop.create(source, ROWS);
    Map<String, String> before = Shop.digests(source);
    AtomicInteger batches = new AtomicInteger();

    // When
    WholeCopyReport report =
        WholeCopy.run(
            databases(),
            OPTIONS.withWorkers(1),
            sent(
                (rows, bytes) -> {
                  if (batches.incrementAndGet() == 1) {
                    unchecked(
                        () -> {
                          source.execute(
                              "SET REFERENTIAL_INTEGRITY FALSE",
                              "DELETE FROM shop.line WHERE number = 7",
                              "INSERT INTO shop.line VALUES ('new', 7, 'n'), ('zz', 1, 'z')",
                              "UPDATE shop.line SET code = 'zzz' WHERE number = 12",
                              "SET REFERENTIAL_INTEGRITY TRUE");
                        });
                  }
                }));
    source.execute("UPDATE shop.line SET note = 'after' WHERE number = 20");

    // Then
    assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    Map<String, String> copied = Shop.digests(target);
    Map<String, String> now = Shop.digests(source);
    assertThat(now.entrySet())
        .filteredOn(table -> !table.getValue().equals(copied.get(table.getKey())))
        .extracting(Map.Entry::getKey)
        .containsExactly("line");
    assertThat(copied.get("item")).isEqualTo(before.get("item"));
  }

  @Test
  void aFullTargetIsToldAtOnceAndTheCopyGoesOnWhenThereIsSpace(@TempDir Path folder)
      throws Exception {
    // Given
    source.execute(
        "CREATE TABLE big(id INT PRIMARY KEY, v VARBINARY(20000))",
        "INSERT INTO big SELECT X, SECURE_RAND(10000) FROM SYSTEM_RANGE(1, 3000)");
    try (SmallDisk disk = new SmallDisk(2 << 20)) {
      String full =
          "jdbc:h2:"
              + disk.path(folder.resolve("full").toString())
              + SmallDisk.NO_TRACE
              + TestDatabase.OPTIONS;
      CopyDatabases databases =
          new CopyDatabases(
              databases().source(), () -> DriverManager.getConnection(full, "sa", "secret"));

      // When
      assertThatThrownBy(() -> WholeCopy.run(databases, OPTIONS, NONE))
          .isInstanceOf(SideFailedException.class)
          .satisfies(
              e ->
                  assertThat(SqlFailures.classify((SQLException) e))
                      .isEqualTo(SqlFailureKind.OUT_OF_SPACE));
      disk.enlarge();
      WholeCopyReport report = WholeCopy.run(databases, OPTIONS, NONE);

      // Then
      assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
      try (Connection there = databases.target().open();
          var rows = there.createStatement().executeQuery("SELECT COUNT(*) FROM big")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(3_000);
      }
    }
  }

  /** Runs the copy, interrupts it after a number of batches, and returns the time until its end. */
  private Duration stoppedAfter(int batches) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(batches);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread copying =
        new Thread(
            () -> {
              try {
                WholeCopy.run(
                    databases(),
                    OPTIONS,
                    sent(
                        (rows, bytes) -> {
                          reached.countDown();
                          if (reached.getCount() == 0) {
                            Thread.yield();
                          }
                        }));
              } catch (Exception e) {
                end.set(e);
              }
            });
    copying.start();
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    copying.interrupt();
    copying.join(10_000);
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static final WholeCopyListener NONE = WholeCopyListener.NONE;

  private WholeCopyReport copy(WholeCopyOptions options) throws Exception {
    return WholeCopy.run(databases(), options, NONE);
  }

  private CopyDatabases databases() {
    return new CopyDatabases(
        () -> DriverManager.getConnection(from, "sa", "secret"),
        () -> DriverManager.getConnection(to, "sa", "secret"));
  }

  private void assertNoLedger() throws SQLException {
    assertThat(target.query("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"))
        .doesNotContain(ChunkLedger.SCHEMA);
  }

  /** An observer of the batches. */
  private interface Sent {
    void batch(int rows, long bytes);
  }

  private static WholeCopyListener sent(Sent sent) {
    return new WholeCopyListener() {
      @Override
      public void progress(WholeCopyProgress progress) {}

      @Override
      public void sent(int rows, long bytes) {
        sent.batch(rows, bytes);
      }
    };
  }

  private interface Statements {
    void run() throws SQLException;
  }

  private static void unchecked(Statements statements) {
    try {
      statements.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
