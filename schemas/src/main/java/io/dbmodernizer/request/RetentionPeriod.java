package io.dbmodernizer.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a long-term backup is kept, in the ISO 8601 form that Azure takes: one number and one
 * unit.
 *
 * @param amount the number, 1 or more
 * @param unit the unit
 */
public record RetentionPeriod(int amount, Unit unit) {

  private static final Pattern FORM = Pattern.compile("P([0-9]{1,5})([DWMY])");

  /** How Azure writes that nothing is kept. */
  private static final String NONE = "PT0S";

  /** Units, each with the largest number that is still within Azure's 520 weeks (ten years). */
  public enum Unit {
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
   * Whether the text says that nothing is kept.
   *
   * @param text as requested; null and empty say so, and PT0S, which is how Azure writes it
   * @return true if no backup is to be kept
   */
  public static boolean isNone(@Nullable String text) {
    return text == null || text.isEmpty() || text.equals(NONE);
  }

  /**
   * Reads the ISO 8601 form.
   *
   * @param text for example P4W
   * @return the period, or empty if the text has another form
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
   * Whether Azure accepts it for backups of which the shortest retention is the given number of
   * weeks.
   *
   * @param minWeeks shortest retention in weeks, at most 4, so that a month always satisfies it
   * @return true if it lies within that and 520 weeks
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
