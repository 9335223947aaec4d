package io.dbmodernizer.request;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Azure's rules on names, from Microsoft's "Naming rules and restrictions for Azure resources".
 * Each constant says in words what its pattern checks.
 */
enum AzureNames {
  RESOURCE_GROUP(
      "[\\p{L}\\p{N}_.()-]{0,89}[\\p{L}\\p{N}_()-]",
      "1 to 90 letters, digits, underscores, hyphens, periods and parentheses, no period at the end"),
  SERVER(
      "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
      "1 to 63 lower-case letters, digits and hyphens, no hyphen at either end"),
  DATABASE(
      "[^<>*%&:\\\\/?;\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?;. \\p{Cntrl}]",
      "1 to 128 characters without <>*%&:;\\/? and control characters, no space or period at the"
          + " end, not master, tempdb, model or msdb"),
  ELASTIC_POOL(
      "[^<>*%&:\\\\/?\\p{Cntrl}]{0,127}[^<>*%&:\\\\/?. \\p{Cntrl}]",
      "1 to 128 characters without <>*%&:\\/? and control characters, no space or period at the end"),
  FIREWALL_RULE(
      "[^<>*%&:;\\\\/?\\p{Cntrl}]{0,127}[^<>*%&:;\\\\/?.\\p{Cntrl}]",
      "1 to 128 characters without <>*%&:;\\/? and control characters, no period at the end"),
  PRIVATE_ENDPOINT(
      "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]",
      "2 to 64 letters, digits, underscores, periods and hyphens, a letter or digit first, a letter,"
          + " digit or underscore last"),
  STORAGE_ACCOUNT("[a-z0-9]{3,24}", "3 to 24 lower-case letters and digits"),
  CONTAINER(
      "(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*",
      "3 to 63 lower-case letters, digits and single hyphens, a letter or digit at both ends"),
  // The page has no row for sqlMigrationServices. This is the rule for the services of its
  // namespace.
  MIGRATION_SERVICE(
      "[A-Za-z0-9][A-Za-z0-9_.-]{1,61}",
      "2 to 62 letters, digits, hyphens, periods and underscores, a letter or digit first"),
  DATA_FACTORY(
      "(?=.{3,63}$)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*",
      "3 to 63 letters, digits and single hyphens, a letter or digit at both ends"),
  VAULT("[A-Za-z][A-Za-z0-9-]{1,49}", "2 to 50 letters, digits and hyphens, a letter first"),
  WORKSPACE(
      "[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]",
      "4 to 63 letters, digits and hyphens, a letter or digit at both ends"),
  ACTION_GROUP(
      "[^:<>+/&%\\\\?|\\p{Cntrl}]{0,259}[^:<>+/&%\\\\?|. \\p{Cntrl}]",
      "1 to 260 characters without :<>+/&%\\?| and control characters, no space or period at the"
          + " end");

  private static final Set<String> SYSTEM_DATABASES = Set.of("master", "tempdb", "model", "msdb");

  private final Pattern pattern;
  private final String accepted;

  AzureNames(String pattern, String accepted) {
    this.pattern = Pattern.compile(pattern);
    this.accepted = accepted;
  }

  /** Returns the accepted form in words. */
  String accepted() {
    return accepted;
  }

  boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /** Reports a name that is missing or breaks the rule. */
  void check(@Nullable String name, String field, Violations violations) {
    if (violations.present(name, field, accepted) && name != null) {
      violations.require(matches(name), field, "breaks Azure's rule for this name", accepted);
    }
  }

  static boolean isSystemDatabase(String name) {
    return SYSTEM_DATABASES.contains(name.toLowerCase(Locale.ROOT));
  }
}
