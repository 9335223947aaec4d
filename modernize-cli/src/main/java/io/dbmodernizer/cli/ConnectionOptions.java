package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.connection.BrokerCheck;
import io.dbmodernizer.cli.connection.RegistryCheck;
import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.AccessToken;
import io.dbmodernizer.cli.option.BrokerAddresses;
import io.dbmodernizer.cli.option.DataPath;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.option.UnacceptedValue;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.cli.profile.ProfileChoice;
import io.dbmodernizer.cli.profile.ProfileKey;
import io.dbmodernizer.request.DocumentText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options for the platform of a command. The default is the profile, then the local platform.
 */
final class ConnectionOptions {

  /** System property with the folder of the checkout. The script sets it. */
  static final String HOME_PROPERTY = "modernize.home";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Data folder of the local platform. Default: .modernize beside this program, or"
              + " ~/.local/share/modernize if you may not write there.")
  @Nullable DataPath data;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "",
      description =
          "Profile with addresses and token, from ~/.config/modernize/profiles.yaml. Default: that of"
              + " the variable MODERNIZE_PROFILE, else the default of the file, else none.")
  ProfileChoice profile = ProfileChoice.of("", Map.of());

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers. Default: those of the profile, else of the local platform.")
  @Nullable BrokerAddresses bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Schema registry: base address of its Confluent API. Default: that of the profile, else of the"
              + " local platform.")
  @Nullable ServiceUrl registry;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "Monitoring service. Default: that of the profile, else of the local platform.")
  @Nullable ServiceUrl api;

  @Option(
      names = AccessToken.OPTION,
      paramLabel = "SECRET_REF",
      description =
          "Reference to the token for the services: env:NAME or file:PATH. Default: the variable"
              + " MODERNIZE_TOKEN if it is set, else that of the profile for the addresses of the profile, else"
              + " none, as the local platform needs none.")
  @Nullable AccessToken token;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description =
          "Properties file with further settings of the Kafka and registry clients, such as"
              + " security.protocol and basic.auth.user.info.")
  @Nullable InputFile clientConfig;

  Path dataFolder() {
    return data != null ? data.path() : DataFolderOption.defaultFolder();
  }

  String api() throws IOException {
    return given(api, ProfileKey.API, PlatformAddresses::apiUrl);
  }

  /** Returns a client of the monitoring service. */
  MonitoringApi monitoring() throws IOException {
    return new MonitoringApi(api(), token(api != null));
  }

  /**
   * Returns whether this program publishes requests to Kafka itself: an option names brokers, or
   * the profile names brokers and no monitoring service. Otherwise the monitoring service
   * publishes.
   */
  boolean publishesToKafka() throws IOException {
    return bootstrapServers != null
        || (api == null
            && chosen(ProfileKey.API).isEmpty()
            && chosen(ProfileKey.BOOTSTRAP_SERVERS).isPresent());
  }

  /** Returns whether the monitoring service is that of the local platform. */
  boolean isLocal() throws IOException {
    return api == null && chosen(ProfileKey.API).isEmpty();
  }

  /** Returns the addresses of the services in the profile; empty without. */
  List<String> services() throws IOException {
    return chosen(ProfileKey.SERVICES)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  /**
   * Returns the token to show.
   *
   * @param addressGiven whether the address comes from an option: the token of a profile goes to
   *     the addresses of this profile only
   */
  @Nullable AccessToken token(boolean addressGiven) throws IOException {
    Optional<String> reference =
        token != null || addressGiven ? Optional.empty() : chosen(ProfileKey.TOKEN);
    if (reference.isEmpty() || !profile.isOfFile(ProfileKey.API)) {
      return token;
    }
    try {
      return AccessToken.parse(reference.get(), profile.environment());
    } catch (TypeConversionException e) {
      throw UnacceptedValue.of(e).refusal("the token of the profile");
    }
  }

  String bootstrapServers() throws IOException {
    return given(
        bootstrapServers, ProfileKey.BOOTSTRAP_SERVERS, PlatformAddresses::bootstrapServers);
  }

  String registry() throws IOException {
    return given(registry, ProfileKey.REGISTRY, PlatformAddresses::registryUrl);
  }

  /**
   * Returns the properties for clients of Kafka and the registry.
   *
   * @throws CommandFailedException if Kafka or the registry does not answer within seconds
   */
  Map<String, Object> clientProperties() throws IOException {
    Map<String, Object> properties = kafkaProperties();
    properties.put("schema.registry.url", registry());
    RegistryCheck.requireReachable(registry());
    return properties;
  }

  /**
   * Returns the properties for clients of Kafka.
   *
   * @throws CommandFailedException if Kafka does not answer within seconds
   */
  Map<String, Object> kafkaProperties() throws IOException {
    Map<String, Object> properties = new HashMap<>(fileProperties());
    properties.put("bootstrap.servers", bootstrapServers());
    BrokerCheck.requireReachable(properties);
    return properties;
  }

  /** Returns the settings in the file; empty if no file is given. */
  Map<String, Object> fileProperties() throws IOException {
    Map<String, Object> properties = new HashMap<>();
    Optional<Path> config = config();
    if (config.isPresent()) {
      Properties file = new Properties();
      Path path = config.get();
      try (Reader reader = new StringReader(DocumentText.read(path))) {
        file.load(reader);
      } catch (IllegalArgumentException e) {
        throw new CommandRefusedException(
            path + " is not a properties file: " + e.getMessage(),
            "write a line NAME=VALUE for each setting, with \\\\ for a backslash");
      }
      file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
    }
    return properties;
  }

  private Optional<Path> config() throws IOException {
    return clientConfig != null
        ? Optional.of(clientConfig.path())
        : chosen(ProfileKey.CLIENT_CONFIG).map(profile::resolve);
  }

  /** Returns a setting of the profile. A data folder on the command line means its platform. */
  private Optional<String> chosen(ProfileKey key) throws IOException {
    return data == null ? profile.value(key) : Optional.empty();
  }

  private String given(
      @Nullable Object option, ProfileKey key, Function<PlatformAddresses, String> local)
      throws IOException {
    if (option != null) {
      return option.toString();
    }
    Optional<String> chosen = chosen(key);
    return chosen.isPresent()
        ? chosen.get()
        : PlatformAddresses.saved(dataFolder())
            .map(local)
            .orElseThrow(
                () ->
                    new PlatformException(
                        ("there is no local platform in %s; start it with 'modernize up', or give"
                                + " --%s, --profile or MODERNIZE_PROFILE")
                            .formatted(dataFolder(), key.text())));
  }
}
