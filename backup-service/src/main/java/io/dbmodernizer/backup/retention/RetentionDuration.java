package io.dbmodernizer.backup.retention;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a backup is kept. Two spellings of one duration are equal: {@code P4W} and
 * {@code P28D}, {@code P12M} and {@code P1Y}, {@code PT0S} and the empty text. Months are never
 * converted to days.
 *
 * @param months whole months
 * @param days whole days
 */
record RetentionDuration(int months, int days) implements Comparable<RetentionDuration> {
  /** The duration of a backup that is not kept. */
  static final RetentionDuration NONE = new RetentionDuration(0, 0);

  /** The text by which Azure says that a backup is not kept. */
  static final String NONE_IN_AZURE = "PT0S";

  private static final double DAYS_PER_MONTH = 365.2425 / 12;

  /**
   * Reads a duration.
   *
   * @param text duration in ISO 8601, as requested or as Azure reports it; null or empty for none
   * @throws IllegalArgumentException if the text has another form or is not a number of whole days
   */
  @SuppressWarnings("JavaPeriodGetDays") // toTotalMonths reads the other fields
  static RetentionDuration parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    try {
      if (text.contains("T")) {
        Duration time = Duration.parse(text);
        if (time.isNegative() || !Duration.ofDays(time.toDays()).equals(time)) {
          throw new IllegalArgumentException(notWholeDays(text));
        }
        return new RetentionDuration(0, Math.toIntExact(time.toDays()));
      }
      Period period = Period.parse(text);
      if (period.isNegative()) {
        throw new IllegalArgumentException(notWholeDays(text));
      }
      return new RetentionDuration(Math.toIntExact(period.toTotalMonths()), period.getDays());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(notWholeDays(text), e);
    }
  }

  /** Returns the text for Azure: unchanged, or {@code PT0S} if nothing is kept. */
  static String forAzure(String requested) {
    return parse(requested).equals(NONE) ? NONE_IN_AZURE : requested;
  }

  /** Returns the text for events: unchanged, or empty if nothing is kept. */
  static String forEvents(@Nullable String reported) {
    return reported == null || parse(reported).equals(NONE) ? "" : reported;
  }

  /** Compares by length. A month counts as an average month. */
  @Override
  public int compareTo(RetentionDuration other) {
    return Double.compare(approximateDays(), other.approximateDays());
  }

  private double approximateDays() {
    return months * DAYS_PER_MONTH + days;
  }

  private static String notWholeDays(String text) {
    return "retention "
        + text
        + " is not a duration of whole days, weeks, months or years such as P4W, P12M or P5Y";
  }
}
