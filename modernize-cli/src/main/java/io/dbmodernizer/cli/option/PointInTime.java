package io.dbmodernizer.cli.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A time in the past.
 *
 * @param instant the time, in milliseconds
 */
public record PointInTime(Instant instant) {
  private static final String FORM =
      "a time in the past, with its zone, such as 2026-05-01T12:00:00Z";

  /**
   * Reads the value.
   *
   * @param text the text on the command line, ISO 8601
   * @return the time
   * @throws picocli.CommandLine.TypeConversionException if the text is not a time, or is in the
   *     future
   */
  public static PointInTime parse(String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw InvalidValue.error(text, "is not a time with a zone", FORM);
    }
    if (instant.isAfter(Instant.now())) {
      throw InvalidValue.error(text, "is in the future", FORM);
    }
    return new PointInTime(instant);
  }
}
