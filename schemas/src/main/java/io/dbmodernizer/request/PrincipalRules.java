package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.PrincipalTransfer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on the roles, users and permissions that move. */
final class PrincipalRules {

  private static final int MOST_NAMES = 1_000;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");

  private PrincipalRules() {}

  static void check(MigrationOptions options, Violations violations) {
    violations.require(
        options.getPrincipals() != null && options.getPrincipals() != PrincipalTransfer.UNSPECIFIED,
        "principals",
        "is not specified",
        "NONE or USERS_AND_GRANTS");
    Map<String, String> names = options.getPrincipalMap();
    if (names == null || names.isEmpty()) {
      return;
    }
    violations.require(
        options.getPrincipals() == PrincipalTransfer.USERS_AND_GRANTS,
        "principalMap",
        "has no effect, because users are not moved",
        "an empty map, or principals USERS_AND_GRANTS");
    violations.require(
        names.size() <= MOST_NAMES, "principalMap", "has too many names", "at most " + MOST_NAMES);
    Set<String> seen = new HashSet<>();
    names.forEach(
        (from, to) -> {
          violations.require(
              isName(from) && isName(to),
              "principalMap",
              "has a name that no user can have",
              "names of 1 to 128 characters without control characters");
          violations.require(
              seen.add(from.toLowerCase(Locale.ROOT)),
              "principalMap",
              "has two names that differ only in case",
              "names that are unique if case is ignored");
        });
  }

  private static boolean isName(@Nullable String name) {
    return name != null && NAME.matcher(name).matches();
  }
}
