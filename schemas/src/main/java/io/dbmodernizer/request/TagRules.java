package io.dbmodernizer.request;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules on tags: the lowest of Azure's limits for the resources that have them. */
final class TagRules {

  static final int MAX_VALUE_LENGTH = 256;

  /** Azure allows 50 on a resource. The others are for the tags of DB Modernizer itself. */
  private static final int MAX_TAGS = 45;

  /** 512 in general, 128 on a storage account. */
  private static final int MAX_NAME_LENGTH = 128;

  private static final Pattern FORBIDDEN = Pattern.compile("[<>%&\\\\?/\\p{Cntrl}]");
  private static final String NAME =
      "1 to %d characters without <>%%&\\?/ and control characters, not beginning with microsoft, azure or windows"
          .formatted(MAX_NAME_LENGTH);

  private TagRules() {}

  static void check(@Nullable Map<String, String> tags, Violations violations) {
    if (tags == null) {
      return;
    }
    violations.require(
        tags.size() <= MAX_TAGS,
        "tags",
        "has too many tags",
        "at most %d; Azure allows 50, and DB Modernizer adds its own".formatted(MAX_TAGS));
    Set<String> names = new HashSet<>();
    tags.forEach((name, value) -> check(name, value, names, violations));
  }

  private static void check(
      String name, @Nullable String value, Set<String> names, Violations violations) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    violations.require(isName(name, lowerCase), "tags", "has a name that Azure refuses", NAME);
    violations.require(
        names.add(lowerCase),
        "tags",
        "has two names that differ only in case",
        "names that are unique if case is ignored");
    violations.require(
        value == null || value.length() <= MAX_VALUE_LENGTH,
        "tags",
        "has a value that is too long",
        "values of at most %d characters".formatted(MAX_VALUE_LENGTH));
  }

  private static boolean isName(String name, String lowerCase) {
    return !name.isBlank()
        && name.length() <= MAX_NAME_LENGTH
        && !FORBIDDEN.matcher(name).find()
        && Stream.of("microsoft", "azure", "windows").noneMatch(lowerCase::startsWith);
  }
}
