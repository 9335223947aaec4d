package io.dbmodernizer.migration.direct;

import io.dbmodernizer.events.CopyTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker: a member of the share group with one task at a time. Its thread owns the consumer and
 * renews the lock, while a second thread copies.
 */
final class CopyWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CopyWorker.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  /** The time that a stopped worker gives its chunk to be rolled back. */
  private static final Duration END_OF_TASK = Duration.ofSeconds(10);

  private final String name;
  private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
  private final TaskReader reader;
  private final TaskRun run;
  private final ExecutorService copying;
  private final CopyMeter meter;
  private final Duration renewEvery;
  private final CountDownLatch stopped;
  private final InstantSource clock;
  private volatile @Nullable String failure;
  private volatile Instant seen;

  CopyWorker(
      String name,
      Supplier<ShareConsumer<byte[], byte[]>> consumers,
      TaskReader reader,
      TaskRun run,
      ExecutorService copying,
      CopyMeter meter,
      Duration renewEvery,
      CountDownLatch stopped,
      InstantSource clock) {
    this.name = name;
    this.consumers = consumers;
    this.reader = reader;
    this.run = run;
    this.copying = copying;
    this.meter = meter;
    this.renewEvery = renewEvery;
    this.stopped = stopped;
    this.clock = clock;
    this.seen = clock.instant();
  }

  /** Returns the name. */
  String name() {
    return name;
  }

  /** Returns why the worker gets no tasks; null if it waits for one or works on one. */
  @Nullable String failure() {
    return failure;
  }

  /** Returns when the thread of the worker was last heard of. */
  Instant seen() {
    return seen;
  }

  @Override
  public void run() {
    while (!isStopped()) {
      try (ShareConsumer<byte[], byte[]> consumer = consumers.get()) {
        while (!isStopped()) {
          takeOne(consumer);
        }
      } catch (KafkaException | IllegalStateException e) {
        failed(e);
      }
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void failed(RuntimeException e) {
    failure = String.valueOf(e.getMessage());
    LOG.atWarn().addKeyValue("worker", name).setCause(e).log("Copy worker begins anew");
    try {
      boolean end = stopped.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.atDebug().addKeyValue("worker", name).addKeyValue("stopped", end).log("Paused");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOne(ShareConsumer<byte[], byte[]> consumer) {
    seen = clock.instant();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
      TaskLock lock = new TaskLock(consumer, record);
      CopyTask task = reader.read(record);
      if (task == null) {
        lock.end(AcknowledgeType.REJECT);
      } else {
        work(task, lock);
      }
    }
    failure = null;
  }

  private void work(CopyTask task, TaskLock lock) {
    meter.begins();
    CountDownLatch ended = new CountDownLatch(1);
    Future<?> work =
        copying.submit(
            () -> {
              try {
                run.run(task);
                return null;
              } finally {
                ended.countDown();
              }
            });
    try {
      Instant renewed = clock.instant();
      while (!isDone(work)) {
        seen = clock.instant();
        if (isStopped()) {
          giveBack(work, ended, lock);
          return;
        }
        if (!seen.isBefore(renewed.plus(renewEvery))) {
          renewed = seen;
          keep(lock);
        }
      }
      lock.end(AcknowledgeType.ACCEPT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      meter.ends();
    }
  }

  /** Gives the lock back when the chunk is rolled back, so that nobody waits for its row. */
  private void giveBack(Future<?> work, CountDownLatch ended, TaskLock lock)
      throws InterruptedException {
    work.cancel(true);
    boolean rolledBack = ended.await(END_OF_TASK.toMillis(), TimeUnit.MILLISECONDS);
    LOG.atInfo()
        .addKeyValue("worker", name)
        .addKeyValue("rolledBack", rolledBack)
        .log("Gave a task back, because the worker is stopped");
    lock.end(AcknowledgeType.RELEASE);
  }

  private void keep(TaskLock lock) {
    boolean before = lock.isHeld();
    lock.renew();
    if (before && !lock.isHeld()) {
      meter.lockLost();
      LOG.atWarn()
          .addKeyValue("worker", name)
          .log("Lost the lock of a task; another worker may get it, and waits for this one");
    }
  }

  private boolean isDone(Future<?> work) throws InterruptedException {
    try {
      work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      // The chunks wait in the ledger, and the step hands them out again.
      LOG.atError().addKeyValue("worker", name).setCause(e.getCause()).log("A task failed");
      return true;
    }
  }
}
