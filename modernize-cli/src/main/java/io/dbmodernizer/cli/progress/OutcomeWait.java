package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A wait for an outcome in the states of a migration.
 *
 * @param feed the states
 * @param terminal the output; the wait ends when its reader has gone
 */
record OutcomeWait(StatusFeed feed, Terminal terminal) {
  private static final long PAUSE_MILLIS = 100;

  /**
   * Waits until there is an outcome, the time limit is reached, or the reader of the output has
   * gone. A service that is away is shown and asked again.
   *
   * @param outcome finds the outcome in a state; empty as long as there is none
   * @param timeout time limit
   * @return the outcome
   * @throws UnavailableException if the service refuses the token
   * @throws InterruptedException if the thread is interrupted
   */
  Outcome until(Function<JsonNode, Optional<Outcome>> outcome, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    do {
      Optional<JsonNode> migration = feed.poll();
      if (terminal.isClosed()) {
        return new Outcome.Unread();
      }
      try {
        Optional<Outcome> found = migration.flatMap(outcome);
        if (found.isPresent()) {
          return found.get();
        }
      } catch (UnavailableException e) {
        feed.lost(e);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } while (System.nanoTime() < deadline);
    return new Outcome.TimedOut();
  }
}
