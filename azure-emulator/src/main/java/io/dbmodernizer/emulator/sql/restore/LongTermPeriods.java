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
 * The retention periods of a long-term policy. Source: Microsoft, "Long-term retention - Azure SQL
 * Database".
 *
 * @param weekly retention of each weekly backup, null for none
 * @param monthly retention of the first backup of a month, null for none
 * @param yearly retention of the yearly backup, null for none
 * @param weekOfYear ISO week of the yearly backup, 1 to 52; 0 without one
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

  /** Returns the expiry of a weekly backup made at a time, empty if the policy does not keep it. */
  Optional<ZonedDateTime> expiry(ZonedDateTime time) {
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
   * Returns the expiry of a backup made at a time by the longest period, ten years without a
   * policy.
   */
  ZonedDateTime longestExpiry(ZonedDateTime time) {
    return Stream.of(
            Optional.ofNullable(weekly), Optional.ofNullable(monthly), Optional.ofNullable(yearly))
        .flatMap(Optional::stream)
        .map(time::plus)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> time.plus(LONGEST));
  }
}
