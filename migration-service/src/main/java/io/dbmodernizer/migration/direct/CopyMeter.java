package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the workers of this instance. */
final class CopyMeter {
  private static final String CHUNKS = "dbmodernizer.copy.chunks";
  private static final List<String> OUTCOMES =
      List.of("copied", "already-copied", "failed", "superseded", "given-back");

  private final MeterRegistry meters;
  private final AtomicInteger busy = new AtomicInteger();
  private final Counter rows;
  private final Counter bytes;
  private final Counter locksLost;

  CopyMeter(MeterRegistry meters) {
    this.meters = meters;
    Gauge.builder("dbmodernizer.copy.busy", busy, AtomicInteger::get)
        .description("Workers that copy a task")
        .register(meters);
    for (String outcome : OUTCOMES) {
      chunks(outcome);
    }
    this.rows =
        Counter.builder("dbmodernizer.copy.rows")
            .description("Rows that the workers have committed on targets")
            .baseUnit("rows")
            .register(meters);
    this.bytes =
        Counter.builder("dbmodernizer.copy.bytes")
            .description("Bytes of the values of those rows")
            .baseUnit(BaseUnits.BYTES)
            .register(meters);
    this.locksLost =
        Counter.builder("dbmodernizer.copy.locks.lost")
            .description("Tasks whose lock was lost, so that another worker may have them, too")
            .register(meters);
  }

  /** Counts a chunk that is decided. */
  void count(ChunkOutcome outcome) {
    if (outcome instanceof ChunkOutcome.Copied copied) {
      chunks("copied", 1);
      rows.increment(copied.rows().rows());
      bytes.increment(copied.rows().bytes());
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
    locksLost.increment();
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
    chunks(outcome).increment(number);
  }

  private Counter chunks(String outcome) {
    return Counter.builder(CHUNKS)
        .description("Chunks by what became of them")
        .tags("outcome", outcome)
        .register(meters);
  }
}
