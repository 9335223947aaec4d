package io.dbmodernizer.request;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on labels. Lists show them, and a filter names one as {@code key:value}. */
final class LabelRules {
  private static final String FIELD = "labels";
  private static final int MOST = 16;
  private static final int LONGEST_VALUE = 64;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{1,64}");

  private LabelRules() {}

  static void check(@Nullable Map<String, String> labels, Violations violations) {
    if (labels == null) {
      return;
    }
    violations.require(labels.size() <= MOST, FIELD, "has too many labels", "at most " + MOST);
    labels.forEach(
        (key, value) -> {
          violations.require(
              KEY.matcher(key).matches(),
              FIELD,
              "has a key that is not accepted",
              "1 to 63 letters, digits, hyphens, underscores, periods and slashes, a letter or digit"
                  + " first");
          violations.require(
              value != null && !value.isBlank() && VALUE.matcher(value).matches(),
              FIELD,
              "has a value that is not accepted",
              "1 to %d characters without control characters, not blank".formatted(LONGEST_VALUE));
        });
  }
}
