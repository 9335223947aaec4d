package io.dbmodernizer.emulator.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Time in whole milliseconds. A client that sends back a time that it has read has to send the same
 * time, for example the deletion date of a database to restore. Microsoft's client libraries for
 * Python keep six digits of a second, those for JavaScript three.
 */
public final class MillisecondTime {

  private MillisecondTime() {}

  /** Returns a clock in whole milliseconds. A {@link ManualClock} is returned unchanged. */
  public static InstantSource of(InstantSource clock) {
    return clock instanceof ManualClock ? clock : new Truncated(clock);
  }

  private record Truncated(InstantSource clock) implements InstantSource {

    @Override
    public Instant instant() {
      return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
  }
}
