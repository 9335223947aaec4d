package io.dbmodernizer.datamover.pace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that a wait moves on at once. */
final class VirtualClock implements PaceClock {
  private final AtomicLong now = new AtomicLong();

  void pass(long nanos) {
    now.addAndGet(nanos);
  }

  double seconds() {
    return now.get() / (double) TimeUnit.SECONDS.toNanos(1);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void await(Condition changed, long nanos) {
    pass(nanos);
  }
}
