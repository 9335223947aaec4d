package io.dbmodernizer.emulator.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The base of the URLs in an answer. Clients follow a URL only on the host that they called.
 * Therefore the base has the host of the request, if that is a name of the emulator.
 */
final class BaseAddress {

  private final String own;
  private final Set<String> hosts;

  /**
   * Creates the base of an emulator's URLs.
   *
   * @param own base for clients that name an unknown host
   * @param dnsNames host names besides {@code localhost}
   */
  BaseAddress(URI own, List<String> dnsNames) {
    this.own = own.toString();
    this.hosts =
        Stream.concat(Stream.of("localhost", own.getHost()), dnsNames.stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the base for a client, without a trailing slash.
   *
   * @param hostHeader header {@code Host} of the request, null if it has none
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
