package io.dbmodernizer.emulator.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Time in whole milliseconds. The client libraries of Python keep six digits of a second and those
 * of JavaScript three; a client that sends back a time that it has read must send the same time,
 * such as the deletion date of a database that is to be restored.
 */
public final class MillisecondTime {

  private MillisecondTime() {}

  /** Returns a clock without parts of milliseconds; a {@link ManualClock} is one already. */
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
