package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A watch of one migration through the REST interface, until it has ended. */
public final class StatusWatch {
  private static final Duration DECISION = Duration.ofSeconds(5);

  private final StatusFeed feed;
  private final Terminal terminal;
  private final @Nullable JsonNode earlier;
  private final long begun = System.nanoTime();

  /**
   * Creates the watch.
   *
   * @param feed the states of the migration
   * @param terminal the output; the watch ends when its reader has gone
   */
  public StatusWatch(StatusFeed feed, Terminal terminal) {
    this(feed, terminal, null);
  }

  private StatusWatch(StatusFeed feed, Terminal terminal, @Nullable JsonNode earlier) {
    this.feed = feed;
    this.terminal = terminal;
    this.earlier = earlier;
  }

  /**
   * Creates the watch of a migration that was just requested again. The provisioner needs a moment
   * to take the request or to refuse it, so an end that was there before is believed after five
   * seconds only. A refusal that was not there before is the outcome.
   *
   * @param feed the states of the migration
   * @param terminal the output
   * @param earlier the state before the request
   */
  public static StatusWatch ofRepeated(StatusFeed feed, Terminal terminal, JsonNode earlier) {
    return new StatusWatch(feed, terminal, earlier);
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
    return new OutcomeWait(feed, terminal).until(this::outcome, timeout);
  }

  private Optional<Outcome> outcome(JsonNode migration) {
    if (earlier != null) {
      JsonNode refusal = migration.path("refusal");
      if (refusal.isObject() && !refusal.equals(earlier.path("refusal"))) {
        return Optional.of(SnapshotOutcome.refused(migration));
      }
      boolean undecided = System.nanoTime() - begun < DECISION.toNanos();
      if (undecided && SnapshotOutcome.of(earlier, List::of).isPresent()) {
        return Optional.empty();
      }
    }
    return SnapshotOutcome.of(migration, feed::resources);
  }
}
