package io.dbmodernizer.monitoring.api.stream;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread of the stream. It ends before the web server stops, because a web server waits for its
 * open requests.
 */
final class StreamLifecycle implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StreamLifecycle.class);
  private static final long ROUND_MILLIS = 200;

  private final StreamHub hub;
  private @Nullable ScheduledExecutorService thread;

  StreamLifecycle(StreamHub hub) {
    this.hub = hub;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      hub.start();
      thread =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread daemon = new Thread(work, "api-stream");
                daemon.setDaemon(true);
                return daemon;
              });
      thread.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** An error in one round must not end the next ones. */
  private void round() {
    try {
      hub.round();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("A round of the stream failed; the next one goes on");
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
      hub.stop();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
