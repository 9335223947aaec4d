package io.dbmodernizer.provisioner.azure;

import org.jspecify.annotations.Nullable;

/**
 * The lowest TLS version a resource accepts, written {@code 1.2} by SQL servers and {@code TLS1_2}
 * by storage.
 */
public final class TlsVersion {

  private TlsVersion() {}

  /**
   * Whether the observed minimum is the wanted one or stricter; an absent or unknown one is not.
   */
  public static boolean atLeast(@Nullable Object observed, String wanted) {
    return rank(String.valueOf(observed)) >= rank(wanted);
  }

  private static int rank(String version) {
    return switch (version) {
      case "1.0", "TLS1_0" -> 10;
      case "1.1", "TLS1_1" -> 11;
      case "1.2", "TLS1_2" -> 12;
      case "1.3", "TLS1_3" -> 13;
      default -> 0;
    };
  }
}
