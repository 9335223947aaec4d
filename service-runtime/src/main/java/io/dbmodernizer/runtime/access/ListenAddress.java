package io.dbmodernizer.runtime.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The addresses at which a service listens, as far as they decide who can reach it. */
final class ListenAddress {
  private static final String SERVER = "server.address";
  private static final String MANAGEMENT = "management.server.address";

  private ListenAddress() {}

  /**
   * Returns the mode of a service.
   *
   * @param configured the configured mode; null if there is none
   * @throws IllegalStateException if the mode is OPEN and others than this machine reach the
   *     service
   */
  static AccessMode mode(@Nullable AccessMode configured, Environment environment) {
    @Nullable String reachable = reachable(environment);
    if (configured == AccessMode.OPEN && reachable != null) {
      throw new IllegalStateException(
          "dbmodernizer.access.mode is OPEN, but "
              + reachable
              + " is not a loopback address, so that everybody on the network could start and remove"
              + " migrations; set "
              + reachable
              + " to 127.0.0.1, or dbmodernizer.access.mode to TOKENS or OIDC");
    }
    if (configured != null) {
      return configured;
    }
    return reachable == null ? AccessMode.OPEN : AccessMode.CLOSED;
  }

  /** Returns the name of the setting that lets others in; null if there is none. */
  private static @Nullable String reachable(Environment environment) {
    Binder binder = Binder.get(environment);
    if (!isLoopback(binder, SERVER)) {
      return SERVER;
    }
    return environment.getProperty("management.server.port") == null
            || isLoopback(binder, MANAGEMENT)
        ? null
        : MANAGEMENT;
  }

  private static boolean isLoopback(Binder binder, String name) {
    return binder.bind(name, InetAddress.class).map(InetAddress::isLoopbackAddress).orElse(false);
  }
}
