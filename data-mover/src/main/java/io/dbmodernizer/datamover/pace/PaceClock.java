package io.dbmodernizer.datamover.pace;

import java.util.concurrent.locks.Condition;

/** The time by which a pace is kept. Tests replace it. */
interface PaceClock {

  /** The time of this JVM. */
  PaceClock SYSTEM =
      new PaceClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void await(Condition changed, long nanos) throws InterruptedException {
          // The caller looks at the time itself.
          changed.awaitNanos(nanos);
        }
      };

  /** Returns the time in nanoseconds since any fixed moment. */
  long nanos();

  /**
   * Waits until the time is over or the condition is signalled. It may return earlier.
   *
   * @param changed a condition whose lock this thread holds
   * @param nanos the longest time, at least 1
   */
  void await(Condition changed, long nanos) throws InterruptedException;
}
