package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Repeats work while a database is gone or busy, with new connections and growing pauses. Errors
 * that do not pass by waiting end the work at once.
 */
final class Patience {

  /** Work that can be repeated. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException, InterruptedException;
  }

  private static final long FIRST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 5_000;

  private final Duration longest;
  private final StopSignal stop;
  private final Consumer<String> waiting;

  /**
   * @param longest the time after which a failure that goes on ends the work
   * @param waiting receives each failure after which the work is repeated
   */
  Patience(Duration longest, StopSignal stop, Consumer<String> waiting) {
    this.longest = longest;
    this.stop = stop;
    this.waiting = waiting;
  }

  <T extends @Nullable Object> T run(Sessions sessions, Work<T> work) throws SQLException {
    long firstFailure = 0;
    int failures = 0;
    while (true) {
      stop.check();
      try {
        return work.run();
      } catch (SQLException e) {
        boolean passes = passes(e, sessions);
        sessions.close();
        if (!passes) {
          throw e;
        }
        stop.check();
        long now = System.nanoTime();
        firstFailure = failures == 0 ? now : firstFailure;
        if (now - firstFailure > longest.toNanos()) {
          throw e;
        }
        waiting.accept(text(e));
        stop.sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, 10)));
        failures++;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StopSignal.Stopped();
      }
    }
  }

  private static boolean passes(SQLException failure, Sessions sessions) {
    return switch (SqlFailures.classify(failure)) {
      case UNREACHABLE, DEADLOCK_OR_TRANSIENT, THROTTLED -> true;
      // A server closes connections for lack of space, too, but waiting makes no room.
      case OUT_OF_SPACE -> false;
      default -> sessions.isBroken();
    };
  }

  private String text(SQLException failure) {
    String side = failure instanceof SideFailedException failed ? failed.side() : "target";
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return "the "
        + side
        + " does not work: "
        + first
        + "; trying again for at most "
        + TimeUnit.MILLISECONDS.toSeconds(longest.toMillis())
        + " s";
  }
}
