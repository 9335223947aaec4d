package io.dbmodernizer.emulator.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the addresses in an answer begin with. A client follows them only on the host that it
 * called, so they name the host as the client did, if that is one of the emulator's.
 */
final class BaseAddress {

  private final String own;
  private final Set<String> hosts;

  /**
   * With the emulator's names.
   *
   * @param own address for clients that name no known host
   * @param dnsNames names besides {@code localhost}
   */
  BaseAddress(URI own, List<String> dnsNames) {
    this.own = own.toString();
    this.hosts =
        Stream.concat(Stream.of("localhost", own.getHost()), dnsNames.stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the address for a client, without trailing slash.
   *
   * @param hostHeader the request's {@code Host}, null if it has none
   */
  String forClient(@Nullable String hostHeader) {
    if (hostHeader == null || !hostHeader.matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
      return own;
    }
    int colon = hostHeader.indexOf(':');
    String host = colon < 0 ? hostHeader : hostHeader.substring(0, colon);
    return hosts.contains(host.toLowerCase(Locale.ROOT)) ? "https://" + hostHeader : own;
  }
}
