package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A watch of one migration through the REST interface, until it has ended. */
public final class StatusWatch {
  private static final long PAUSE_MILLIS = 100;

  private final StatusFeed feed;
  private final Terminal terminal;

  /**
   * Creates the watch.
   *
   * @param feed the states of the migration
   * @param terminal the output; the watch ends when its reader has gone
   */
  public StatusWatch(StatusFeed feed, Terminal terminal) {
    this.feed = feed;
    this.terminal = terminal;
  }

  /**
   * Follows until the migration has ended, the time limit is reached, or the reader of the output
   * has gone.
   *
   * @param timeout time limit
   * @return the outcome
   * @throws InterruptedException if the thread is interrupted
   */
  public Outcome await(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    do {
      Optional<JsonNode> migration = feed.poll();
      if (terminal.isClosed()) {
        return new Outcome.Unread();
      }
      Optional<Outcome> outcome =
          migration.flatMap(state -> SnapshotOutcome.of(state, feed::resources));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } while (System.nanoTime() < deadline);
    return new Outcome.TimedOut();
  }
}
