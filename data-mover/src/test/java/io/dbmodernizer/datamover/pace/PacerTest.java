package io.dbmodernizer.datamover.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PacerTest {
  private static final int RUNS = 200;

  private final VirtualClock clock = new VirtualClock();

  /** A clock that stands still: a wait ends by a change only. */
  private static final class StoppedClock implements PaceClock {
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void await(Condition changed, long nanos) throws InterruptedException {
      waiting.countDown();
      changed.await();
    }
  }

  /** Rows that were allowed at a time. */
  private record Granted(double second, long rows, CopyLimits limits) {}

  @Test
  void withoutALimitNothingWaits() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(CopyLimits.NONE, clock);

    // When
    pacer.take(Long.MAX_VALUE, Long.MAX_VALUE);
    pacer.take(Long.MAX_VALUE, Long.MAX_VALUE);

    // Then
    assertThat(clock.seconds()).isZero();
  }

  @Test
  void aTimeSpanNeverHoldsMoreThanTheLimitAndOneBurst() throws InterruptedException {
    Random random = new Random(11);
    for (int run = 0; run < RUNS; run++) {
      long limit = 1 + random.nextInt(5_000);
      boolean changing = run % 2 == 0;
      List<Granted> granted = grants(random, new CopyLimits(limit, 0), changing);

      for (int from = 0; from < granted.size(); from++) {
        long rows = 0;
        long largest = 0;
        double most = 0;
        for (int to = from; to < granted.size(); to++) {
          Granted last = granted.get(to);
          if (to > from) {
            most += (last.second() - granted.get(to - 1).second()) * last.limits().rowsPerSecond();
          }
          rows += last.rows();
          largest = Math.max(largest, last.rows());
          double bucket = 0.25 * limit;
          double burst = changing ? largest + bucket : Math.max(largest, bucket);
          assertThat((double) rows)
              .as("run %d, requests %d to %d", run, from, to)
              .isLessThanOrEqualTo(most + burst + 0.001 * (to - from + 1));
        }
      }
    }
  }

  /** Changing limits only fall, so that the first one bounds every burst. */
  private List<Granted> grants(Random random, CopyLimits first, boolean changing)
      throws InterruptedException {
    CopyLimits limits = first;
    Pacer pacer = new Pacer(limits, clock);
    List<Granted> granted = new ArrayList<>();
    for (int request = 0; request < 60; request++) {
      if (changing && random.nextInt(10) == 0) {
        limits = new CopyLimits(1 + random.nextLong(limits.rowsPerSecond()), 0);
        pacer.limits(limits);
      } else {
        clock.pass(random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0);
      }
      long rows = random.nextInt(random.nextInt(8) == 0 ? 10_000 : 500);
      pacer.take(rows, 0);
      granted.add(new Granted(clock.seconds(), rows, limits));
    }
    return granted;
  }

  @Test
  void aBusyCopyMovesAsMuchAsTheLimitAllows() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(new CopyLimits(1_000, 0), clock);

    // When
    for (int batch = 0; batch < 100; batch++) {
      pacer.take(2_000, 1 << 20);
    }

    // Then
    assertThat(200_000 / clock.seconds()).isCloseTo(1_000, within(20.0));
  }

  @Test
  void theNarrowerOfBothLimitsCounts() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(new CopyLimits(1_000_000, 10_000), clock);

    // When
    for (int batch = 0; batch < 50; batch++) {
      pacer.take(100, 5_000);
    }

    // Then
    assertThat(250_000 / clock.seconds()).isCloseTo(10_000, within(500.0));
  }

  @Test
  void threadsShareTheLimit() throws Exception {
    // Given
    Pacer pacer = new Pacer(new CopyLimits(1_000, 0), clock);
    ExecutorService threads = Executors.newFixedThreadPool(4);

    // When
    List<Future<?>> copies = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      copies.add(
          threads.submit(
              () -> {
                for (int batch = 0; batch < 250; batch++) {
                  pacer.take(100, 0);
                }
                return null;
              }));
    }
    for (Future<?> copy : copies) {
      copy.get();
    }
    threads.shutdown();

    // Then
    assertThat(100_000 / clock.seconds()).isCloseTo(1_000, within(10.0));
  }

  @Test
  void newLimitsReachAThreadThatWaits() throws Exception {
    // Given
    StoppedClock stopped = new StoppedClock();
    Pacer pacer = new Pacer(new CopyLimits(1, 0), stopped);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> copy =
        thread.submit(
            () -> {
              pacer.take(1_000, 0);
              pacer.take(1, 0);
              return null;
            });
    stopped.waiting.await();

    // When
    pacer.limits(CopyLimits.NONE);

    // Then
    assertThat(copy.get()).isNull();
    assertThat(pacer.limits()).isEqualTo(CopyLimits.NONE);
    thread.shutdown();
  }

  @Test
  void aWaitThatTakesTooLongEndsAndMovesNothing() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(new CopyLimits(10, 0), clock);
    pacer.take(1_000, 0);

    // When
    boolean fits = pacer.take(1, 0, Duration.ofSeconds(3));

    // Then
    assertThat(fits).isFalse();
    assertThat(clock.seconds()).isCloseTo(3, within(0.01));
    assertThat(pacer.take(1, 0, Duration.ofSeconds(200))).isTrue();
    assertThat(clock.seconds()).as("the debt and one row").isCloseTo(100, within(1.0));
  }

  @Test
  void shortTransfersThatSettleKeepTheLimitTogether() throws InterruptedException {
    // When: each has a pacer of its own, and moves less than a burst
    for (int transfer = 0; transfer < 100; transfer++) {
      Pacer pacer = new Pacer(new CopyLimits(1_000, 0), clock);
      pacer.take(200, 0);
      assertThat(pacer.settle(Duration.ofSeconds(10))).isTrue();
    }

    // Then
    assertThat(20_000 / clock.seconds()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void aDebtIsPaidAtTheNewRateAndForgottenWithoutOne() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(new CopyLimits(1, 0), clock);
    pacer.take(2_000, 0);
    assertThat(pacer.settle(Duration.ofSeconds(5))).isFalse();
    double before = clock.seconds();

    // When
    pacer.limits(new CopyLimits(1_000, 0));
    assertThat(pacer.settle(Duration.ofSeconds(10))).isTrue();

    // Then
    assertThat(clock.seconds() - before).isCloseTo(2, within(0.3));

    // When
    pacer.take(2_000, 0);
    pacer.limits(CopyLimits.NONE);
    double lifted = clock.seconds();

    // Then
    assertThat(pacer.settle(Duration.ofSeconds(10))).isTrue();
    assertThat(clock.seconds()).isEqualTo(lifted);
  }

  @Test
  void aLimitThatBeginsWhileRowsMoveHoldsFromThenOn() throws InterruptedException {
    // Given
    Pacer pacer = new Pacer(CopyLimits.NONE, clock);
    pacer.take(1_000_000, 0);

    // When
    pacer.limits(new CopyLimits(100, 0));
    pacer.take(1_000, 0);
    assertThat(pacer.settle(Duration.ofSeconds(60))).isTrue();

    // Then
    assertThat(clock.seconds()).isCloseTo(10, within(0.1));
  }

  @Test
  void anInterruptedThreadLetsTheNextOnePass() throws Exception {
    // Given
    StoppedClock stopped = new StoppedClock();
    Pacer pacer = new Pacer(new CopyLimits(0, 4), stopped);
    pacer.take(0, 1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CountDownLatch interrupted = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            pacer.take(0, 1);
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    stopped.waiting.await();

    // When
    thread.shutdownNow();

    // Then
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    pacer.limits(CopyLimits.NONE);
    pacer.take(0, 1);
  }

  @Test
  void refusesNegativeNumbers() {
    Pacer pacer = new Pacer(CopyLimits.NONE, clock);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CopyLimits(-1, 0))
        .withMessageContaining("rowsPerSecond");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CopyLimits(0, -1))
        .withMessageContaining("bytesPerSecond");
    assertThatIllegalArgumentException().isThrownBy(() -> pacer.take(-1, 0));
  }
}
