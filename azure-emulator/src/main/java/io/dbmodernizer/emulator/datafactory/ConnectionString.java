package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.store.SecretProperties;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of ADO.NET connection strings: {@code name=value;…}. A value may be in quotes. */
final class ConnectionString {

  private static final Pattern PART =
      Pattern.compile(
          "\\s*([^=;]+?)\\s*=\\s*(?:\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|([^;]*))\\s*(?:;|$)");

  private static final Set<String> SECRETS =
      Set.of("password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature");
  private static final Pattern SIGNATURE = Pattern.compile("(?i)([?&](?:sig|code|key)=)[^&\\s]+");

  private ConnectionString() {}

  /**
   * Returns a text in the form that Azure answers: a connection string without its secrets, a URL
   * with a masked signature, any other text unchanged.
   */
  static String withoutSecrets(String text) {
    Matcher parts = PART.matcher(SIGNATURE.matcher(text).replaceAll("$1" + SecretProperties.MASK));
    return parts.replaceAll(
        part ->
            SECRETS.contains(part.group(1).toLowerCase(Locale.ROOT))
                ? ""
                : Matcher.quoteReplacement(part.group()));
  }

  /** Returns the values of a connection string by name in lower case. */
  static Map<String, String> parse(String text) {
    Map<String, String> values = new TreeMap<>();
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String name = parts.group(1).toLowerCase(Locale.ROOT);
      if (parts.group(2) != null) {
        values.put(name, parts.group(2).replace("\"\"", "\""));
      } else if (parts.group(3) != null) {
        values.put(name, parts.group(3).replace("''", "'"));
      } else {
        values.put(name, parts.group(4).strip());
      }
    }
    return values;
  }

  /** Returns the value of the first name that is present, empty if none is. */
  static String first(Map<String, String> values, String... names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}
