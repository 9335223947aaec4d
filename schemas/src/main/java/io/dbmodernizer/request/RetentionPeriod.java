package io.dbmodernizer.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The retention of a long-term backup, in the ISO 8601 form that Azure accepts: one number and one
 * unit.
 *
 * @param amount the number, 1 or more
 * @param unit the unit
 */
record RetentionPeriod(int amount, Unit unit) {

  private static final Pattern FORM = Pattern.compile("P([0-9]{1,5})([DWMY])");

  /** The form in which Azure reports that no backup is kept. */
  private static final String NONE = "PT0S";

  /** The units, each with the largest number within Azure's limit of 520 weeks (ten years). */
  enum Unit {
    /** Days. */
    D(3_650, 7),
    /** Weeks. */
    W(520, 1),
    /** Months. */
    M(120, 0),
    /** Years. */
    Y(10, 0);

    private final int max;
    private final int perWeek;

    Unit(int max, int perWeek) {
      this.max = max;
      this.perWeek = perWeek;
    }
  }

  /** Refuses a number below 1. */
  public RetentionPeriod {
    if (amount < 1) {
      throw new IllegalArgumentException("amount must be at least 1, was " + amount);
    }
  }

  /**
   * Returns whether the text means that no backup is kept.
   *
   * @param text a retention; null, empty and PT0S mean none
   * @return true if no backup is kept
   */
  public static boolean isNone(@Nullable String text) {
    return text == null || text.isEmpty() || text.equals(NONE);
  }

  /**
   * Reads the ISO 8601 form.
   *
   * @param text for example P4W
   * @return the period; empty if the text has another form
   */
  public static Optional<RetentionPeriod> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new RetentionPeriod(Integer.parseInt(matcher.group(1)), Unit.valueOf(matcher.group(2))));
  }

  /**
   * Returns whether the period is between a minimum and 520 weeks.
   *
   * @param minWeeks minimum in weeks, at most 4, so that one month is always long enough
   * @return true if it is within the range
   */
  boolean isWithin(int minWeeks) {
    int min = Math.max(1, minWeeks * unit.perWeek);
    return amount >= min && amount <= unit.max;
  }

  @Override
  public String toString() {
    return "P" + amount + unit;
  }
}
