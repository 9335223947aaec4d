package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.terminal.LiveLines;
import io.dbmodernizer.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A watch of all migrations through the REST interface: a live table, or lines on a pipe. */
public final class FleetWatch {
  private static final long INTERVAL_MILLIS = 1_000;

  private final MonitoringApi api;
  private final Terminal terminal;
  private final boolean everyChange;

  /**
   * Creates the watch.
   *
   * @param api the REST interface
   * @param terminal the output; the watch ends when its reader has gone
   * @param everyChange whether lines on a pipe tell every number that changes
   */
  public FleetWatch(MonitoringApi api, Terminal terminal, boolean everyChange) {
    this.api = api;
    this.terminal = terminal;
    this.everyChange = everyChange;
  }

  /**
   * Follows until the time limit is reached or the reader of the output has gone.
   *
   * @param timeout time limit
   * @return the outcome
   * @throws InterruptedException if the thread is interrupted
   * @throws UnavailableException if the service does not answer at the beginning
   */
  public Outcome await(Duration timeout) throws InterruptedException {
    Runnable view = terminal.interactive() ? screen() : lines();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      view.run();
      if (terminal.isClosed()) {
        return new Outcome.Unread();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return new Outcome.TimedOut();
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(left, INTERVAL_MILLIS));
    }
  }

  private Runnable screen() {
    return new Runnable() {
      private final Fleet fleet = new Fleet(api);
      private final FleetFrame frame = new FleetFrame(terminal);
      private final LiveLines lines = new LiveLines(terminal);
      private JsonNode summary = JsonMapper.shared().createObjectNode();
      private List<FleetRow> rows = List.of();
      private Instant shownAt = Instant.EPOCH;

      @Override
      public void run() {
        String problem = "";
        try {
          summary = fleet.summary();
          rows = fleet.rows(terminal.rows());
          shownAt = Instant.now();
        } catch (UnavailableException e) {
          if (shownAt.equals(Instant.EPOCH) || !e.mayPass()) {
            throw e;
          }
          problem =
              "showing the state of %s: %s"
                  .formatted(shownAt.truncatedTo(ChronoUnit.SECONDS), e.getMessage());
        }
        lines.draw(frame.lines(summary, rows, problem));
      }
    };
  }

  private Runnable lines() {
    return new Runnable() {
      private final FleetLines lines = new FleetLines(api, terminal.out(), everyChange);
      private boolean answered;
      private boolean lost;

      @Override
      public void run() {
        try {
          lines.print();
          answered = true;
          lost = false;
        } catch (UnavailableException e) {
          if (!answered || !e.mayPass()) {
            throw e;
          }
          if (!lost) {
            terminal.out().println(e.getMessage() + "; waiting for it");
          }
          lost = true;
        }
      }
    };
  }
}
