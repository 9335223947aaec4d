package io.dbmodernizer.cli.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A time that has passed.
 *
 * @param instant the time, to the millisecond
 */
public record PointInTime(Instant instant) {
  private static final String FORM =
      "a time that has passed, with its zone, such as 2026-05-01T12:00:00Z";

  /**
   * Reads one.
   *
   * @param text as given, ISO 8601
   * @return the time
   * @throws picocli.CommandLine.TypeConversionException if it is none, or lies in the future
   */
  public static PointInTime parse(String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw Refused.because(text, "is no time with its zone", FORM);
    }
    if (instant.isAfter(Instant.now())) {
      throw Refused.because(text, "lies in the future", FORM);
    }
    return new PointInTime(instant);
  }
}
