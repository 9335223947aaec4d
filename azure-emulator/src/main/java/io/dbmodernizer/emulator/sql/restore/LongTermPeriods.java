package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A long-term policy: for how long a week's, a month's first and a year's backup is kept.
 *
 * @param weekly null for not at all
 * @param monthly null for not at all
 * @param yearly null for not at all
 * @param weekOfYear the week of the yearly one
 */
record LongTermPeriods(
    @Nullable Period weekly, @Nullable Period monthly, @Nullable Period yearly, int weekOfYear) {

  static final LongTermPeriods NONE = new LongTermPeriods(null, null, null, 0);

  private static final int DAYS_OF_A_WEEK = 7;
  private static final Period LONGEST = Period.ofYears(10);

  static LongTermPeriods of(JsonNode policy) {
    return new LongTermPeriods(
        period(policy, "weeklyRetention"),
        period(policy, "monthlyRetention"),
        period(policy, "yearlyRetention"),
        policy.at("/properties/weekOfYear").asInt(0));
  }

  private static @Nullable Period period(JsonNode policy, String property) {
    String text = Json.text(policy, "/properties/" + property, "PT0S");
    return text.startsWith("PT") ? null : Period.parse(text);
  }

  boolean isNone() {
    return weekly == null && monthly == null && yearly == null;
  }

  /** Returns until when a weekly backup of that time is kept, empty if it is not. */
  Optional<ZonedDateTime> keep(ZonedDateTime time) {
    boolean firstOfMonth = time.getDayOfMonth() <= DAYS_OF_A_WEEK;
    boolean ofTheYear = time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == weekOfYear;
    return Stream.of(
            Optional.ofNullable(weekly),
            Optional.ofNullable(firstOfMonth ? monthly : null),
            Optional.ofNullable(ofTheYear ? yearly : null))
        .flatMap(Optional::stream)
        .map(time::plus)
        .max(Comparator.naturalOrder());
  }

  /**
   * Returns until when the longest kept backup of that time is kept; ten years without a policy.
   */
  ZonedDateTime longest(ZonedDateTime time) {
    return Stream.of(
            Optional.ofNullable(weekly), Optional.ofNullable(monthly), Optional.ofNullable(yearly))
        .flatMap(Optional::stream)
        .map(time::plus)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> time.plus(LONGEST));
  }
}
