package io.dbmodernizer.datamover.wholecopy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to end a copy. Threads see it between batches: an interruption within a statement could
 * close the files of a database that runs in this JVM.
 */
final class StopSignal {

  /** The end of a thread of a copy that is stopped. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the copy is being stopped");
    }
  }

  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Fails if the copy is to end. */
  void check() {
    if (isStopped()) {
      throw new Stopped();
    }
  }

  /** Waits, and fails at once if the copy is to end. */
  void sleep(long millis) {
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
