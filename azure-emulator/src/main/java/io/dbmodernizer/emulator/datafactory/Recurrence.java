package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The recurrence of a schedule trigger. It fires at its start time and after each period.
 *
 * @param start time of the first firing
 * @param period time between two firings
 * @param end time after which it does not fire, null for none
 */
record Recurrence(Instant start, Duration period, @Nullable Instant end) {

  /**
   * Reads {@code typeProperties.recurrence}.
   *
   * @param now start time if the document has none
   * @throws ArmException 400 BadRequest for another frequency than Minute, Hour, Day or Week, an
   *     interval below 1, or a malformed time
   */
  static Recurrence of(JsonNode recurrence, Instant now) {
    int interval = recurrence.path("interval").asInt(1);
    Duration unit =
        switch (recurrence.path("frequency").asString("")) {
          case "Minute" -> Duration.ofMinutes(1);
          case "Hour" -> Duration.ofHours(1);
          case "Day" -> Duration.ofDays(1);
          case "Week" -> Duration.ofDays(7);
          default ->
              throw ArmException.badRequest(
                  "BadRequest", "The recurrence's frequency must be Minute, Hour, Day or Week.");
        };
    if (interval < 1) {
      throw ArmException.badRequest("BadRequest", "The recurrence's interval must be at least 1.");
    }
    String start = recurrence.path("startTime").asString("");
    String end = recurrence.path("endTime").asString("");
    return new Recurrence(
        start.isEmpty() ? now : instant(start),
        unit.multipliedBy(interval),
        end.isEmpty() ? null : instant(end));
  }

  /** Returns the first firing at or after a time, null after the last one. */
  @Nullable Instant next(Instant time) {
    Instant next = start;
    if (start.isBefore(time)) {
      long periods = (Duration.between(start, time).toMillis() - 1) / period.toMillis() + 1;
      next = start.plus(period.multipliedBy(periods));
    }
    return end != null && next.isAfter(end) ? null : next;
  }

  private static Instant instant(String text) {
    try {
      return text.endsWith("Z") || text.contains("+")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw ArmException.badRequest(
          "BadRequest", "'" + text + "' must be a time such as 2026-01-05T08:00:00Z.");
    }
  }
}
