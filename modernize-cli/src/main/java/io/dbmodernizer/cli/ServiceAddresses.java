package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The base addresses of the services: from an option, else the profile, else the local platform.
 */
final class ServiceAddresses {
  private ServiceAddresses() {}

  /**
   * Returns the addresses by the name of the service; by themselves if the names are not known.
   *
   * @param given the addresses of the option; empty if it is not given
   * @param platform the connection
   */
  static Map<String, String> of(List<ServiceUrl> given, ConnectionOptions platform)
      throws IOException {
    Map<String, String> urls = new LinkedHashMap<>();
    List<String> ofProfile = given.isEmpty() ? platform.services() : List.of();
    if (!given.isEmpty()) {
      given.forEach(url -> urls.put(url.text(), url.text()));
    } else if (!ofProfile.isEmpty()) {
      ofProfile.forEach(url -> urls.put(url, url));
    } else if (platform.isLocal()) {
      PlatformAddresses.services(platform.dataFolder())
          .forEach((service, url) -> urls.put(service.stage(), url));
    }
    return urls;
  }
}
