package io.dbmodernizer.datamover.sides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.sides.BothSides.Pair;
import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentTasksTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    executor.shutdownNow();
  }

  @Test
  void doesBothAtTheSameTime() throws SideFailedException {
    // Given
    CyclicBarrier meeting = new CyclicBarrier(2);

    // When
    Pair<Integer> results =
        ConcurrentTasks.both(executor, () -> meet(meeting, 1), () -> meet(meeting, 2));

    // Then
    assertThat(results).isEqualTo(new Pair<>(1, 2));
  }

  @Test
  void throwsWhatThePooledSideThrew() {
    // When / Then
    assertThatThrownBy(
            () ->
                ConcurrentTasks.both(
                    executor,
                    () -> {
                      throw new IllegalArgumentException("pooled");
                    },
                    () -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pooled");
  }

  @Test
  void throwsTheFailureOfTheDatabaseThatThePooledSideReads() {
    // Given
    SideFailedException failure = new SideFailedException("source", new SQLException("gone"));

    // When / Then
    assertThatThrownBy(
            () ->
                ConcurrentTasks.both(
                    executor,
                    () -> {
                      throw failure;
                    },
                    () -> 1))
        .isSameAs(failure);
  }

  @Test
  void anErrorOfOneSideIsThrownAsItIsOnceTheOtherIsOver() {
    // Given
    AtomicBoolean pooledOver = new AtomicBoolean();
    CountDownLatch ownThrows = new CountDownLatch(1);

    // When / Then
    assertThatThrownBy(
            () ->
                ConcurrentTasks.both(
                    executor,
                    () -> {
                      pooledOver.set(await(ownThrows));
                      throw new OutOfMemoryError("pooled");
                    },
                    () -> {
                      ownThrows.countDown();
                      throw new StackOverflowError("own");
                    }))
        .isInstanceOf(StackOverflowError.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(OutOfMemoryError.class))
        .satisfies(e -> assertThat(pooledOver).isTrue());
    assertThatThrownBy(
            () ->
                ConcurrentTasks.both(
                    executor,
                    () -> {
                      throw new OutOfMemoryError("pooled");
                    },
                    () -> 1))
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
                ConcurrentTasks.both(
                    executor,
                    () -> {
                      throw new IllegalArgumentException("pooled");
                    },
                    () -> {
                      throw new IllegalStateException("own");
                    }))
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
