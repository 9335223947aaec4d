package io.dbmodernizer.emulator;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The api-versions that tests use when the version does not matter. */
final class ApiVersions {

  private static final String RESOURCE_GROUPS = "2021-04-01";

  private static final Map<String, String> BY_PROVIDER =
      Map.of(
          "microsoft.sql", "2021-11-01",
          "microsoft.storage", "2023-05-01",
          "microsoft.datamigration", "2025-06-30",
          "microsoft.datafactory", "2018-06-01",
          "microsoft.operationalinsights", "2022-10-01",
          "microsoft.recoveryservices", "2024-04-01",
          "microsoft.security", "2024-01-01",
          "microsoft.portal", "2020-09-01-preview");

  /** A provider in which every resource type has its own versions. */
  private static final Map<String, String> OF_INSIGHTS =
      Map.of(
          "actiongroups", "2023-01-01",
          "metricalerts", "2018-03-01",
          "activitylogalerts", "2020-10-01",
          "diagnosticsettings", "2021-05-01-preview",
          "diagnosticsettingscategories", "2021-05-01-preview",
          "metricdefinitions", "2018-01-01");

  private static final Pattern LAST_PROVIDER = Pattern.compile(".*/providers/([^/]+)/([^/]+).*");

  private ApiVersions() {}

  /** Returns a version for a path. */
  static String of(String path) {
    Matcher provider = LAST_PROVIDER.matcher(path.toLowerCase(Locale.ROOT));
    if (!provider.matches()) {
      return RESOURCE_GROUPS;
    }
    return provider.group(1).equals("microsoft.insights")
        ? OF_INSIGHTS.getOrDefault(provider.group(2), RESOURCE_GROUPS)
        : BY_PROVIDER.getOrDefault(provider.group(1), RESOURCE_GROUPS);
  }
}
