package io.dbmodernizer.azurecontract.spec;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A version such as {@code 2021-05-01-preview}.
 *
 * @param text the version in lower case
 */
public record ApiVersion(String text) {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

  public ApiVersion {
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Days between two versions; very many if one of them has no date. */
  public long distance(ApiVersion other) {
    return DATE.matcher(text).matches() && DATE.matcher(other.text).matches()
        ? Math.abs(ChronoUnit.DAYS.between(date(), other.date()))
        : Integer.MAX_VALUE;
  }

  private LocalDate date() {
    return LocalDate.parse(text.substring(0, 10));
  }

  @Override
  public String toString() {
    return text;
  }
}
