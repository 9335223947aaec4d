package io.dbmodernizer.request;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that Azure refuses in the names of resources with a public endpoint. Source: Microsoft,
 * "Resolve errors for reserved resource names". Words that break another rule on names are left
 * out.
 */
final class ReservedWords {

  static final String ACCEPTED =
      "a name that is not a reserved word such as azure, office or xbox, contains neither microsoft nor"
          + " windows, and does not begin with login";

  private static final Set<String> WHOLE =
      Set.of(
          "access",
          "azure",
          "bing",
          "bizspark",
          "biztalk",
          "cortana",
          "directx",
          "dotnet",
          "dynamics",
          "excel",
          "exchange",
          "forefront",
          "groove",
          "hololens",
          "hyperv",
          "kinect",
          "lync",
          "msdn",
          "o365",
          "office",
          "office365",
          "onedrive",
          "onenote",
          "outlook",
          "powerpoint",
          "sharepoint",
          "skype",
          "visio",
          "visualstudio",
          "xbox");

  private ReservedWords() {}

  /** Reports a name that is or contains a reserved word. */
  static void check(String name, String field, Violations violations) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    violations.require(
        !WHOLE.contains(lowerCase)
            && !lowerCase.startsWith("login")
            && Stream.of("microsoft", "windows").noneMatch(lowerCase::contains),
        field,
        "is or contains a word that Azure reserves",
        ACCEPTED);
  }
}
