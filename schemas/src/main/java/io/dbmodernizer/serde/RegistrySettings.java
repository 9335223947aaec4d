package io.dbmodernizer.serde;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the connection to the registry, under Confluent's property names.
 *
 * @param urls base addresses of one registry, used in turn
 * @param credentials for HTTP basic authentication; null for none
 * @param tls stores for TLS, each null for that of the JDK
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 * @param maxRetries number of repetitions of a failed call, 0 or more
 * @param retryWait pause before the first repetition; it doubles each time
 * @param maxRetryWait longest pause
 */
record RegistrySettings(
    List<URI> urls,
    @Nullable Credentials credentials,
    TlsStores tls,
    Duration connectTimeout,
    Duration readTimeout,
    int maxRetries,
    Duration retryWait,
    Duration maxRetryWait) {

  static final String URL = "schema.registry.url";
  private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** A user and a password. Its text form does not contain the password. */
  record Credentials(String user, String password) {
    /** Reads {@code user:password}. */
    static Credentials parse(String userInfo, String property) {
      int colon = userInfo.indexOf(':');
      if (colon < 1) {
        throw new ConfigException(property + " must have the form user:password");
      }
      return new Credentials(userInfo.substring(0, colon), userInfo.substring(colon + 1));
    }

    @Override
    public String toString() {
      return "Credentials[user=" + user + "]";
    }
  }

  RegistrySettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new ConfigException(URL + " is empty; give the base address of the registry");
    }
    if (maxRetries < 0) {
      throw new ConfigException("max.retries", maxRetries, "must be 0 or more");
    }
  }

  static RegistrySettings from(Map<String, ?> configs) {
    Map<String, Object> plain = withoutPrefix(configs);
    List<URI> urls = urls(plain);
    return new RegistrySettings(
        urls,
        credentials(plain, urls),
        TlsStores.from(plain),
        millis(plain, "http.connect.timeout.ms", 5_000),
        millis(plain, "http.read.timeout.ms", 15_000),
        number(plain, "max.retries", 4),
        millis(plain, "retries.wait.ms", 200),
        millis(plain, "retries.max.wait.ms", 5_000));
  }

  /** Removes the prefix from the names. As in Confluent's client, a prefixed property wins. */
  private static Map<String, Object> withoutPrefix(Map<String, ?> configs) {
    String prefix = "schema.registry.";
    Map<String, Object> plain = new HashMap<>();
    configs.forEach(
        (name, value) -> {
          if (value != null && !name.startsWith(prefix)) {
            plain.put(name, value);
          }
        });
    configs.forEach(
        (name, value) -> {
          if (value != null && name.startsWith(prefix)) {
            plain.put(name.equals(URL) ? URL : name.substring(prefix.length()), value);
          }
        });
    return plain;
  }

  private static List<URI> urls(Map<String, Object> configs) {
    Object value = configs.get(URL);
    if (value == null) {
      throw new ConfigException(
          URL + " is not set; give the base address of the registry's Confluent API");
    }
    List<URI> urls = new ArrayList<>();
    String text =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(Objects::toString).toList())
            : value.toString();
    for (String part : text.split(",")) {
      String address = part.trim();
      if (!address.isEmpty()) {
        urls.add(url(address));
      }
    }
    return urls;
  }

  private static URI url(String address) {
    URI uri;
    try {
      uri =
          URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    } catch (IllegalArgumentException e) {
      // The address may contain a password, so the message repeats neither it nor the parser's
      // text.
      throw new ConfigException(URL + " has an address that is not a URL");
    }
    String scheme = uri.getScheme();
    boolean http = "http".equals(scheme) || "https".equals(scheme);
    if ((!http && !"mock".equals(scheme)) || uri.getHost() == null) {
      throw new ConfigException(
          URL + " must be http://host:port/path, https://host:port/path or, in tests, mock://name");
    }
    return uri;
  }

  private static @Nullable Credentials credentials(Map<String, Object> configs, List<URI> urls) {
    Object source = configs.get(CREDENTIALS_SOURCE);
    String kind = source == null ? "URL" : source.toString();
    return switch (kind) {
      case "USER_INFO" -> {
        String property = "basic.auth.user.info";
        Object userInfo = configs.get(property);
        if (userInfo == null) {
          throw new ConfigException(
              property + " is not set; " + CREDENTIALS_SOURCE + "=USER_INFO needs it");
        }
        yield Credentials.parse(TlsStores.text(userInfo), property);
      }
      case "URL" -> {
        String userInfo = urls.isEmpty() ? null : urls.get(0).getUserInfo();
        yield userInfo == null ? null : Credentials.parse(userInfo, URL);
      }
      default -> throw new ConfigException(CREDENTIALS_SOURCE, kind, "must be USER_INFO or URL");
    };
  }

  private static Duration millis(Map<String, Object> configs, String name, int otherwise) {
    int value = number(configs, name, otherwise);
    if (value < 1) {
      throw new ConfigException(name, value, "must be at least 1 millisecond");
    }
    return Duration.ofMillis(value);
  }

  private static int number(Map<String, Object> configs, String name, int otherwise) {
    Object value = configs.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.toString().trim());
    } catch (NumberFormatException e) {
      throw new ConfigException(name, value, "must be a whole number");
    }
  }
}
