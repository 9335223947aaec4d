package io.dbmodernizer.emulator.datamigration;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The request to cancel a migration. Safe for use by several threads. */
final class Cancellation {

  private final CountDownLatch signal = new CountDownLatch(1);

  void request() {
    signal.countDown();
  }

  boolean requested() {
    return signal.getCount() == 0;
  }

  /** Waits for {@code duration}, or until the cancellation is requested. */
  void await(Duration duration) {
    try {
      if (signal.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request();
    }
  }
}
