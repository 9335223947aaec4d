package io.dbmodernizer.monitoring.api.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the stream. What it cannot take yet waits for it, up to a limit. No method blocks.
 * Thread-safe: whichever thread comes first writes for all others, and none holds a lock meanwhile.
 */
final class StreamClient implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);

  private final ServletOutputStream out;
  private final @Nullable String migrationId;
  private final long limit;
  private final Consumer<StreamClient> end;
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicInteger writers = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean open;
  private boolean unflushed;

  /**
   * Creates a client.
   *
   * @param out where it reads from; {@link #onWritePossible()} says when it is open
   * @param migrationId the only migration that it wants; null for all
   * @param limit most bytes that wait
   * @param end called once, when nothing more is written
   */
  StreamClient(
      ServletOutputStream out,
      @Nullable String migrationId,
      long limit,
      Consumer<StreamClient> end) {
    this.out = out;
    this.migrationId = migrationId;
    this.limit = limit;
    this.end = end;
  }

  /** Returns the only migration that it wants; null if it wants all. */
  @Nullable String migrationId() {
    return migrationId;
  }

  /** Returns whether it wants a migration. */
  boolean wants(String id) {
    return migrationId == null || migrationId.equals(id);
  }

  /** Returns whether it wants all migrations. */
  boolean wantsAll() {
    return migrationId == null;
  }

  /** Sends bytes. Ends the client if it is too slow: a single block may exceed the limit. */
  void send(byte[] bytes) {
    long before = waitingBytes.getAndAdd(bytes.length);
    if (before > 0 && before + bytes.length > limit) {
      LOG.atInfo().addKeyValue("waiting", before).log("Disconnected a slow client of the stream");
      end();
      return;
    }
    waiting.add(bytes);
    write();
  }

  @Override
  public void onWritePossible() {
    open = true;
    write();
  }

  @Override
  public void onError(Throwable t) {
    end();
  }

  /** Ends the client. Does nothing if it has ended. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      waiting.clear();
      end.accept(this);
    }
  }

  private void write() {
    if (!open || writers.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      try {
        writeWhatIsPossible();
      } catch (IOException e) {
        LOG.atDebug().setCause(e).log("A client of the stream has gone");
        end();
      }
      seen = writers.addAndGet(-seen);
    } while (seen != 0);
  }

  private void writeWhatIsPossible() throws IOException {
    while (!ended.get() && out.isReady()) {
      byte[] next = waiting.poll();
      if (next != null) {
        waitingBytes.addAndGet(-next.length);
        out.write(next);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return;
      }
    }
  }
}
