package io.dbmodernizer.request;

import io.dbmodernizer.events.FirewallRule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules on the address ranges that may connect to the server. */
final class FirewallRules {

  /** Azure's limit of server-level rules. */
  private static final int MAX_RULES = 256;

  private static final String FIELD = "firewallRules";
  private static final String ADDRESS = "an IPv4 address such as 203.0.113.7";
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private FirewallRules() {}

  static void check(List<FirewallRule> rules, boolean publicNetworkAccess, Violations violations) {
    violations.require(
        rules.size() <= MAX_RULES, FIELD, "has too many rules", "at most " + MAX_RULES);
    violations.require(
        publicNetworkAccess || rules.isEmpty(),
        FIELD,
        "has rules while publicNetworkAccess is false, which Azure refuses",
        "no rules, or publicNetworkAccess true");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      check(rules.get(i), names, violations.in(FIELD, i));
    }
  }

  private static void check(FirewallRule rule, Set<String> names, Violations violations) {
    AzureNames.FIREWALL_RULE.check(rule.getName(), "name", violations);
    violations.require(
        rule.getName() == null || names.add(rule.getName().toLowerCase(Locale.ROOT)),
        "name",
        "is the name of an earlier rule as well",
        "a name that is unique on the server");
    OptionalLong start = address(rule.getStartIpAddress(), "startIpAddress", violations);
    OptionalLong end = address(rule.getEndIpAddress(), "endIpAddress", violations);
    if (start.isPresent() && end.isPresent()) {
      violations.require(
          start.getAsLong() <= end.getAsLong(),
          "endIpAddress",
          "comes before startIpAddress",
          "the same address or a later one");
    }
  }

  private static OptionalLong address(@Nullable String text, String field, Violations violations) {
    if (!violations.present(text, field, ADDRESS) || text == null) {
      return OptionalLong.empty();
    }
    if (!IPV4.matcher(text).matches()) {
      violations.add(field, "is not an IPv4 address", ADDRESS);
      return OptionalLong.empty();
    }
    long value = 0;
    for (String part : text.split("\\.")) {
      value = value * 256 + Integer.parseInt(part);
    }
    return OptionalLong.of(value);
  }
}
