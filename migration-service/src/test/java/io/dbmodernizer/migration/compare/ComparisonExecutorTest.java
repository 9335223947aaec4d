package io.dbmodernizer.migration.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonExecutorTest {
  private final ComparisonExecutor executor = new ComparisonExecutor(1);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void doesBothAtTheSameTime() {
    // Given
    CyclicBarrier meeting = new CyclicBarrier(2);

    // When
    int sum = executor.both(() -> meet(meeting, 1), () -> meet(meeting, 2), Integer::sum);

    // Then
    assertThat(sum).isEqualTo(3);
  }

  @Test
  void throwsWhatThePooledSideThrew() {
    // When / Then
    assertThatThrownBy(
            () ->
                executor.both(
                    () -> {
                      throw new IllegalArgumentException("pooled");
                    },
                    () -> 1,
                    (a, b) -> b))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pooled");
  }

  @Test
  void anErrorOfOneSideIsThrownAsItIsOnceTheOtherIsOver() {
    // Given
    AtomicBoolean pooledOver = new AtomicBoolean();
    CountDownLatch ownThrows = new CountDownLatch(1);

    // When / Then
    assertThatThrownBy(
            () ->
                executor.both(
                    () -> {
                      pooledOver.set(await(ownThrows));
                      throw new OutOfMemoryError("pooled");
                    },
                    () -> {
                      ownThrows.countDown();
                      throw new StackOverflowError("own");
                    },
                    (a, b) -> 0))
        .isInstanceOf(StackOverflowError.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(OutOfMemoryError.class))
        .satisfies(e -> assertThat(pooledOver).isTrue());
    assertThatThrownBy(
            () ->
                executor.both(
                    () -> {
                      throw new OutOfMemoryError("pooled");
                    },
                    () -> 1,
                    (a, b) -> b))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void keepsBothFailures() {
    // When / Then
    assertThatThrownBy(
            () ->
                executor.both(
                    () -> {
                      throw new IllegalArgumentException("pooled");
                    },
                    () -> {
                      throw new IllegalStateException("own");
                    },
                    (a, b) -> 0))
        .hasMessage("own")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.IllegalArgumentException: pooled"));
  }

  private static int meet(CyclicBarrier meeting, int value) {
    try {
      meeting.await(10, TimeUnit.SECONDS);
      return value;
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
