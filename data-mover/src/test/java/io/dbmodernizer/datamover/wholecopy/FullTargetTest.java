package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.SmallDisk;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FullTargetTest {
  private static final WholeCopyOptions OPTIONS =
      WholeCopyOptions.of("copy-1")
          .withWorkers(2)
          .withChunk(new ChunkSize(100, 1 << 20))
          .withPatience(Duration.ofHours(1));

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void fullTargetEndsTheCopyAtOnceAndTheNextOneGoesOn(@TempDir Path folder) throws Exception {
    endsForLackOfSpaceAndGoesOn(folder, "");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void copyIsNotCompleteBeforeTheTargetHasStoredIt(@TempDir Path folder) throws Exception {
    endsForLackOfSpaceAndGoesOn(folder, ";WRITE_DELAY=600000");
  }

  /** The longer a target waits until it stores commits, the later it finds that it is full. */
  private static void endsForLackOfSpaceAndGoesOn(Path folder, String setting) throws Exception {
    String from = "jdbc:h2:mem:" + UUID.randomUUID() + TestDatabase.OPTIONS;
    try (SmallDisk disk = new SmallDisk(4 << 20)) {
      String to =
          "jdbc:h2:"
              + disk.path(folder.resolve("target").toString())
              + SmallDisk.NO_TRACE
              + setting;
      try (TestDatabase source = new TestDatabase(from)) {
        // Given
        source.execute(
            "CREATE TABLE t(id INT PRIMARY KEY, v VARBINARY(10000))",
            "INSERT INTO t SELECT X, SECURE_RAND(10000) FROM SYSTEM_RANGE(1, 2000)");
        CopyDatabases databases =
            new CopyDatabases(
                () -> DriverManager.getConnection(from, "sa", "secret"),
                () -> DriverManager.getConnection(to + TestDatabase.OPTIONS, "sa", "secret"));

        // When
        SQLException failure =
            Objects.requireNonNull(
                catchThrowableOfType(
                    SQLException.class,
                    () -> WholeCopy.run(databases, OPTIONS, WholeCopyListener.NONE)),
                "the copy did not fail");

        // Then
        assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.OUT_OF_SPACE);

        // When
        disk.enlarge(); // H2 has closed the database, and opens it again.
        WholeCopyReport report = WholeCopy.run(databases, OPTIONS, WholeCopyListener.NONE);

        // Then
        assertThat(report.ending()).isEqualTo(WholeCopyReport.Ending.COMPLETE);
        try (TestDatabase target = new TestDatabase(to)) {
          assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly("2000");
        }
      }
    }
  }

  @Test
  void connectionThatAFullServerHasClosedIsNoReasonToWait() throws Exception {
    // Given
    CopyDatabases.Side side = () -> DriverManager.getConnection("jdbc:h2:mem:");
    Sessions sessions = new Sessions(new CopyDatabases(side, side));
    AtomicInteger attempts = new AtomicInteger();
    Patience patience = new Patience(Duration.ofMillis(500), new StopSignal(), text -> {});

    // When
    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () ->
                patience.run(
                    sessions,
                    () -> {
                      attempts.incrementAndGet();
                      sessions.target().close();
                      throw new SQLException("reached its size quota", "S0001", 40544);
                    }));

    // Then
    assertThat(failure.getErrorCode()).isEqualTo(40544);
    assertThat(attempts).hasValue(1);
  }
}
