package io.dbmodernizer.provisioner.azure;

import org.jspecify.annotations.Nullable;

/**
 * The lowest TLS version that a resource accepts. SQL servers write it {@code 1.2}, storage
 * accounts {@code TLS1_2}.
 */
public final class TlsVersion {

  private TlsVersion() {}

  /**
   * Returns whether the observed minimum is the wanted one or stricter.
   *
   * @param observed the version in either form; null if Azure returns none
   * @param wanted the version in either form
   * @return false if the observed version is absent or unknown
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
