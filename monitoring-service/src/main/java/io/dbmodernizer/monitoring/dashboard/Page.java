package io.dbmodernizer.monitoring.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page and the policy that a browser keeps for it. The policy allows scripts of this service
 * and, by its hash, the one script within the page: the list of modules.
 *
 * @param html the page
 * @param policy value of the header Content-Security-Policy
 */
record Page(String html, String policy) {
  private static final String VERSION = "@version@";
  private static final String MODULES = "@modules@";
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /**
   * Returns the page.
   *
   * @param template the page, with {@code @version@} in the addresses of its files and {@code
   *     @modules@} where the scripts are named that a browser loads at once
   * @param files the files of the page
   * @throws IllegalStateException if the template has no list of modules
   */
  static Page of(String template, PageFiles files) {
    String scripts =
        files.paths().stream()
            .filter(path -> path.startsWith("app/"))
            .map(
                path ->
                    "<link rel=\"modulepreload\" href=\"./dashboard/@version@/%s\">"
                        .formatted(path))
            .collect(Collectors.joining("\n"));
    String html = template.replace(MODULES, scripts).replace(VERSION, files.version());
    Matcher modules = INLINE_SCRIPT.matcher(html);
    if (!modules.find()) {
      throw new IllegalStateException("the page has no import map");
    }
    return new Page(html, policy(modules.group(1)));
  }

  private static String policy(String script) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + hash(script) + "'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String hash(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
