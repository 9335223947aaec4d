package io.dbmodernizer.cli.profile;

import io.dbmodernizer.cli.option.BrokerAddresses;
import io.dbmodernizer.cli.option.ServiceUrl;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A setting of a profile. Each has the name of the option that it replaces. */
public enum ProfileKey {
  /** Address of the monitoring service. */
  API,
  /** Addresses of the brokers. */
  BOOTSTRAP_SERVERS,
  /** Address of the schema registry. */
  REGISTRY,
  /** File with further settings of the clients; relative to the file of the profiles. */
  CLIENT_CONFIG,
  /** Base addresses of the four services, separated by commas. */
  SERVICES,
  /** Reference to the token for the services. */
  TOKEN;

  /** Returns the name in the file, such as {@code bootstrap-servers}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the environment variable that replaces the setting. */
  String variable() {
    return "MODERNIZE_" + name();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ProfileKey::text).toList();
  }

  static Optional<ProfileKey> named(String name) {
    return Arrays.stream(values()).filter(key -> key.text().equals(name)).findFirst();
  }

  /**
   * Checks a value.
   *
   * @throws picocli.CommandLine.TypeConversionException if it is not acceptable
   */
  void check(String value) {
    switch (this) {
      case API, REGISTRY -> ServiceUrl.parse(value);
      case BOOTSTRAP_SERVERS -> BrokerAddresses.parse(value);
      case SERVICES ->
          Arrays.stream(value.split(",")).map(String::strip).forEach(ServiceUrl::parse);
      case CLIENT_CONFIG, TOKEN -> {
        // Checked when it is read: another profile may have what does not exist here.
      }
    }
  }
}
