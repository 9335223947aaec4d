package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the workers of this instance. */
final class CopyMeter {
  private static final String CHUNKS = "dbmodernizer.copy.chunks";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry meters;
  private final AtomicInteger busy = new AtomicInteger();

  CopyMeter(MeterRegistry meters) {
    this.meters = meters;
    meters.gauge("dbmodernizer.copy.busy", busy);
  }

  /** Counts a chunk that is decided. */
  void count(ChunkOutcome outcome) {
    if (outcome instanceof ChunkOutcome.Copied copied) {
      chunks("copied", 1);
      meters.counter("dbmodernizer.copy.rows").increment(copied.rows().rows());
      meters.counter("dbmodernizer.copy.bytes").increment(copied.rows().bytes());
    } else if (outcome instanceof ChunkOutcome.AlreadyCopied) {
      chunks("already-copied", 1);
    } else if (outcome instanceof ChunkOutcome.Failed) {
      chunks("failed", 1);
    } else {
      chunks("superseded", 1);
    }
  }

  /** Counts chunks that wait for another attempt. */
  void givenBack(int chunks) {
    chunks("given-back", chunks);
  }

  /** Counts a task whose lock was lost, so that another worker may have it, too. */
  void lockLost() {
    meters.counter("dbmodernizer.copy.locks.lost").increment();
  }

  /** Counts a worker that begins a task. */
  void begins() {
    busy.incrementAndGet();
  }

  /** Counts a worker that has ended a task. */
  void ends() {
    busy.decrementAndGet();
  }

  private void chunks(String outcome, int number) {
    meters.counter(CHUNKS, OUTCOME, outcome).increment(number);
  }
}
