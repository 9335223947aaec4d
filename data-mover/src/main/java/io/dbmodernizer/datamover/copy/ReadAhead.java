package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.sides.SideFailedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches on a thread of its own while the caller writes those before them. The number of
 * rows that wait is bounded in batches and in bytes. A row with streams is handed over alone: the
 * reader waits until it is written.
 *
 * <p>The first batch is read by the caller, so a small table needs no thread.
 */
final class ReadAhead implements AutoCloseable {

  private static final int MOST_BATCHES = 2;

  /** The time for a driver to end a statement that is cancelled. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SourceRows rows;
  private final long mostBytes;
  private final Duration patience;
  private final Queue<RowBatch> ready = new ArrayDeque<>();
  private long readyBytes;
  private boolean streaming;
  private boolean ended;
  private boolean stopped;
  private @Nullable Throwable failure;
  private @Nullable Thread reader;

  /**
   * Creates a reader.
   *
   * @param rows the rows; {@link #close} closes them
   * @param mostBytes the bytes of waiting rows after which the reader waits, too
   * @param patience the time after which {@link #close} closes the connection of a reader that does
   *     not end
   */
  ReadAhead(SourceRows rows, long mostBytes, Duration patience) {
    this.rows = rows;
    this.mostBytes = mostBytes;
    this.patience = patience;
  }

  /**
   * Returns the next rows; null if there are no more. The streams of the batch before end.
   *
   * @throws SideFailedException if the source fails
   * @throws CopyInterruptedException if the calling thread is interrupted
   */
  @Nullable RowBatch next() throws SideFailedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new CopyInterruptedException();
    }
    if (reader != null) {
      return take();
    }
    RowBatch batch = rows.next();
    if (batch != null && !batch.streamed() && !rows.ended()) {
      start();
    }
    return batch;
  }

  private Thread start() {
    Thread thread = new Thread(this::readAll, "source-reader");
    thread.setDaemon(true);
    reader = thread;
    thread.start();
    return thread;
  }

  private void readAll() {
    try (SourceRows closed = rows) {
      while (!isStopped()) {
        RowBatch batch = closed.next();
        if (batch == null) {
          break;
        }
        hand(batch);
      }
    } catch (SideFailedException | RuntimeException | Error e) {
      end(e);
      return;
    }
    end(null);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void end(@Nullable Throwable reason) {
    failure = reason;
    ended = true;
    notifyAll();
  }

  /** Hands a batch over, and waits until it is written if its rows have streams. */
  private synchronized void hand(RowBatch batch) {
    while (!stopped && (ready.size() >= MOST_BATCHES || readyBytes >= mostBytes)) {
      waitHere();
    }
    ready.add(batch);
    readyBytes += batch.bytes();
    streaming = batch.streamed();
    notifyAll();
    while (!stopped && streaming) {
      waitHere();
    }
  }

  /** Nobody interrupts the reader. */
  private void waitHere() {
    try {
      wait();
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private synchronized @Nullable RowBatch take() throws SideFailedException {
    if (streaming && ready.isEmpty()) {
      streaming = false;
      notifyAll();
    }
    while (ready.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CopyInterruptedException();
      }
    }
    RowBatch batch = ready.poll();
    if (batch == null) {
      rethrow(failure);
      return null;
    }
    readyBytes -= batch.bytes();
    notifyAll();
    return batch;
  }

  private static void rethrow(@Nullable Throwable reason) throws SideFailedException {
    if (reason instanceof SideFailedException failed) {
      throw failed;
    }
    if (reason instanceof RuntimeException failed) {
      throw failed;
    }
    if (reason instanceof Error failed) {
      throw failed;
    }
  }

  /**
   * Ends the reader, whatever it does. The rows are closed on the reader's thread: to close a
   * result that has more rows, SQL Server's driver waits for the server.
   */
  @Override
  public void close() throws SideFailedException {
    if (reader == null && rows.ended()) {
      rows.close();
      return;
    }
    boolean running;
    synchronized (this) {
      stopped = true;
      running = !ended;
      notifyAll();
    }
    if (running) {
      rows.cancel();
    }
    Thread thread = reader == null ? start() : reader;
    boolean interrupted = !joined(thread);
    if (thread.isAlive()) {
      rows.abort();
      interrupted |= !joined(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end of the reader. Returns false if this thread was interrupted meanwhile. */
  private boolean joined(Thread thread) {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + patience.toNanos();
    while (thread.isAlive() && System.nanoTime() < end) {
      try {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return !interrupted;
  }
}
