package io.dbmodernizer.systemtests.azure;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A request that the emulated Azure received.
 *
 * @param sequence its number since the emulator's start
 * @param method HTTP method
 * @param path path without query
 * @param status HTTP status of the answer
 */
public record AzureRequest(long sequence, String method, String path, int status) {

  /** POST of Azure that only read: actions named list…, and the token endpoint. */
  private static final Pattern READING_POST =
      Pattern.compile(".*/(list[a-z]*|token)", Pattern.CASE_INSENSITIVE);

  static AzureRequest of(JsonNode json) {
    return new AzureRequest(
        json.get("sequence").asLong(),
        json.get("method").asString(),
        json.get("path").asString(),
        json.get("status").asInt());
  }

  /** Whether it could change something. */
  public boolean isWrite() {
    return switch (method) {
      case "GET", "HEAD" -> false;
      case "POST" -> !READING_POST.matcher(path).matches();
      default -> true;
    };
  }

  /** Whether it was about this thing, by a name within its path. */
  public boolean isAbout(String name) {
    return path.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
