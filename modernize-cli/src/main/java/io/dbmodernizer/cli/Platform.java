package io.dbmodernizer.cli;

import io.dbmodernizer.cli.command.CommandFailedException;
import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.option.BrokerAddresses;
import io.dbmodernizer.cli.option.DataPath;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.cli.reach.BrokerCheck;
import io.dbmodernizer.cli.reach.RegistryCheck;
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

/** Options that say which platform a command is for: the local one unless another is named. */
final class Platform {

  /** Set by the script: the folder of the checkout. */
  static final String HOME_PROPERTY = "modernize.home";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder of the local platform. Default: .modernize beside this command.")
  @Nullable DataPath data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers. Default: the local platform's.")
  @Nullable BrokerAddresses bootstrapServers;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Schema registry, base address of its Confluent API. Default: the local platform's.")
  @Nullable ServiceUrl registry;

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = "Monitoring service. Default: the local platform's.")
  @Nullable ServiceUrl api;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description =
          "Properties file with further settings of Kafka and registry clients, such as"
              + " security.protocol and basic.auth.user.info.")
  @Nullable InputFile clientConfig;

  Path dataFolder() {
    return data != null ? data.path() : LocalData.defaultFolder();
  }

  String api() throws IOException {
    return given(api, PlatformAddresses::apiUrl, "--api");
  }

  String bootstrapServers() throws IOException {
    return given(bootstrapServers, PlatformAddresses::bootstrapServers, "--bootstrap-servers");
  }

  String registry() throws IOException {
    return given(registry, PlatformAddresses::registryUrl, "--registry");
  }

  /**
   * Returns properties for clients of Kafka and the registry, both of which answer.
   *
   * @throws CommandFailedException if one of them does not, soon, with what to do
   */
  Map<String, Object> clientProperties() throws IOException {
    Map<String, Object> properties = kafkaProperties();
    properties.put("schema.registry.url", registry());
    RegistryCheck.requireReachable(registry());
    return properties;
  }

  /**
   * Returns properties for clients of Kafka alone, which answers.
   *
   * @throws CommandFailedException if it does not, soon, with what to do
   */
  Map<String, Object> kafkaProperties() throws IOException {
    Map<String, Object> properties = new HashMap<>(fileProperties());
    properties.put("bootstrap.servers", bootstrapServers());
    BrokerCheck.requireReachable(properties);
    return properties;
  }

  /** Returns the settings in the file, none if no file is given. */
  Map<String, Object> fileProperties() throws IOException {
    Map<String, Object> properties = new HashMap<>();
    if (clientConfig != null) {
      Properties file = new Properties();
      Path path = clientConfig.path();
      try (Reader reader = new StringReader(DocumentText.read(path))) {
        file.load(reader);
      } catch (IllegalArgumentException e) {
        throw new CommandRefusedException(
            path + " is no properties file: " + e.getMessage(),
            "write a line NAME=VALUE for each setting, and \\\\ for a backslash");
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
                    "there is no local platform in %s; start one (modernize up), or name another with %s"
                        .formatted(dataFolder(), name)));
  }
}
