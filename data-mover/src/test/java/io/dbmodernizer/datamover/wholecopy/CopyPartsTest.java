package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopyPartsTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CopyParts parts = new CopyParts(threads, stopped::countDown);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void partsThatSucceedAreNotStopped() throws Exception {
    // Given
    parts.start(() -> null);
    parts.start(() -> null);

    // When
    parts.await();

    // Then
    assertThat(parts.end()).isTrue();
    assertThat(stopped.getCount()).as("not stopped").isEqualTo(1);
  }

  @Test
  void theFirstFailureStopsTheOthers() {
    // Given
    SQLException first = new SQLException("first");
    parts.start(failing(first));
    parts.start(failingWhenStopped(new SQLException("second")));

    // When / Then
    assertThatThrownBy(parts::await).isSameAs(first);
  }

  @Test
  void aFullTargetTellsMoreThanTheFailureThatItCauses() {
    // Given
    SQLException full = new SQLException("reached its size quota", "S0001", 40544);
    SQLException closed = new SQLException("closed");
    parts.start(failing(closed));
    parts.start(failingWhenStopped(full));

    // When / Then
    assertThatThrownBy(parts::await).isSameAs(full).hasSuppressedException(closed);
  }

  @Test
  void aFullTargetTellsMoreThanALedgerThatIsGone() {
    // Given
    SQLException full = new SQLException("reached its size quota", "S0001", 40544);
    parts.start(
        () -> {
          throw new CopyLedger.Gone();
        });
    parts.start(failingWhenStopped(full));

    // When / Then
    assertThatThrownBy(parts::await).isSameAs(full);
  }

  private static Callable<Void> failing(SQLException failure) {
    return () -> {
      throw failure;
    };
  }

  private Callable<Void> failingWhenStopped(SQLException failure) {
    return () -> {
      stopped.await();
      throw failure;
    };
  }
}
