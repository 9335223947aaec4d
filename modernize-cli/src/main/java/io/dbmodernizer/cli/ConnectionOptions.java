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
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.request.DocumentText;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the platform of a command. The default is the local platform. */
final class ConnectionOptions {

  /** System property with the folder of the checkout. The script sets it. */
  static final String HOME_PROPERTY = "modernize.home";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder of the local platform. Default: .modernize beside this program.")
  @Nullable DataPath data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers. Default: those of the local platform.")
  @Nullable BrokerAddresses bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Schema registry: base address of its Confluent API. Default: that of the local platform.")
  @Nullable ServiceUrl registry;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "Monitoring service. Default: that of the local platform.")
  @Nullable ServiceUrl api;

  @Option(
      names = AccessToken.OPTION,
      paramLabel = "SECRET_REF",
      description =
          "Reference to the token for the services: env:NAME or file:PATH. Default: the variable"
              + " MODERNIZE_TOKEN if it is set, else none, as the local platform needs none.")
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
    return given(api, PlatformAddresses::apiUrl, "--api");
  }

  /** Returns a client of the monitoring service. */
  MonitoringApi monitoring() throws IOException {
    return new MonitoringApi(api(), token);
  }

  String bootstrapServers() throws IOException {
    return given(bootstrapServers, PlatformAddresses::bootstrapServers, "--bootstrap-servers");
  }

  String registry() throws IOException {
    return given(registry, PlatformAddresses::registryUrl, "--registry");
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
    if (clientConfig != null) {
      Properties file = new Properties();
      Path path = clientConfig.path();
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

  private String given(
      @Nullable Object option, Function<PlatformAddresses, String> local, String name)
      throws IOException {
    if (option != null) {
      return option.toString();
    }
    return PlatformAddresses.saved(dataFolder())
        .map(local)
        .orElseThrow(
            () ->
                new PlatformException(
                    "there is no local platform in %s; start it with 'modernize up', or give %s"
                        .formatted(dataFolder(), name)));
  }
}
