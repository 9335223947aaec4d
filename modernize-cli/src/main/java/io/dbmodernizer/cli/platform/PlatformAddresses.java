package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of the processes of a local platform.
 *
 * @param brokerPort port of the broker
 * @param registryPort port of the registry
 * @param emulatorPort HTTPS port of the emulator
 * @param emulatorSqlPort port of the emulator's databases
 * @param sourcePort port of the source server
 * @param monitoringPort port of the monitoring service
 */
public record PlatformAddresses(
    int brokerPort,
    int registryPort,
    int emulatorPort,
    int emulatorSqlPort,
    int sourcePort,
    int monitoringPort) {

  static final String CONTROLLER = "controller";
  static final String EMULATOR_SQL = "emulator-sql";

  /**
   * Returns the addresses of the platform that was last started in a folder. It may not run any
   * more.
   *
   * @param dataFolder data folder of the platform
   * @return the addresses; empty if no platform was ever started there
   * @throws IOException if the state of the platform cannot be read
   */
  public static Optional<PlatformAddresses> saved(Path dataFolder) throws IOException {
    PlatformState state = PlatformState.load(new DataFolder(dataFolder).stateFile());
    return state.port(BrokerProcess.NAME).isEmpty() ? Optional.empty() : Optional.of(of(state));
  }

  /**
   * Returns the base addresses of the services of the platform that was last started in a folder.
   *
   * @param dataFolder data folder of the platform
   * @return the addresses by service; without services that were never started
   * @throws IOException if the state of the platform cannot be read
   */
  public static Map<ServiceName, String> services(Path dataFolder) throws IOException {
    PlatformState state = PlatformState.load(new DataFolder(dataFolder).stateFile());
    Map<ServiceName, String> urls = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      state
          .port(service.instance(1))
          .ifPresent(port -> urls.put(service, "http://127.0.0.1:" + port));
    }
    return urls;
  }

  static PlatformAddresses of(PlatformState state) {
    return new PlatformAddresses(
        state.port(BrokerProcess.NAME).orElse(0),
        state.port(RegistryProcess.NAME).orElse(0),
        state.port(EmulatorProcess.NAME).orElse(0),
        state.port(EMULATOR_SQL).orElse(0),
        state.port(SourceServerProcess.NAME).orElse(0),
        state.port(ServiceName.MONITORING.instance(1)).orElse(0));
  }

  /**
   * Returns the address of the broker for Kafka clients.
   *
   * @return host and port
   */
  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  /**
   * Returns the base address of the Confluent API of the registry.
   *
   * @return the URL
   */
  public String registryUrl() {
    return RegistryProcess.url(registryPort);
  }

  /**
   * Returns the base address of the emulated Azure Resource Manager.
   *
   * @return an HTTPS URL; its certificate is self-signed
   */
  public String emulatorUrl() {
    return "https://127.0.0.1:" + emulatorPort;
  }

  /**
   * Returns the base address of the monitoring service.
   *
   * @return the URL
   */
  public String apiUrl() {
    return "http://127.0.0.1:" + monitoringPort;
  }
}
