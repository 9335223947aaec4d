package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The processes of a platform as its options describe them, each with its ports. */
final class PlatformParts {

  private final DataFolder data;
  private final PlatformOptions options;
  private final PlatformState state;
  private final ProcessStarter starter;

  PlatformParts(
      DataFolder data, PlatformOptions options, PlatformState state, ProcessStarter starter) {
    this.data = data;
    this.options = options;
    this.state = state;
    this.starter = starter;
  }

  /**
   * Returns a process that is not an instance of a service.
   *
   * @param name broker, registry, emulator, source or services
   * @throws IllegalArgumentException if there is no process with this name
   */
  PlatformProcess named(String name) throws IOException {
    return switch (name) {
      case BrokerProcess.NAME -> broker();
      case RegistryProcess.NAME -> registry();
      case EmulatorProcess.NAME -> emulator();
      case SourceServerProcess.NAME -> source();
      case ServicesProcess.NAME -> sharedServices();
      default ->
          throw new IllegalArgumentException(
              "there is no process '"
                  + name
                  + "'; the processes are broker, registry, emulator, source and services");
    };
  }

  BrokerProcess broker() throws IOException {
    return new BrokerProcess(
        data,
        portOf(BrokerProcess.NAME, BrokerProcess.NAME),
        portOf(BrokerProcess.NAME, PlatformAddresses.CONTROLLER));
  }

  RegistryProcess registry() throws IOException {
    return new RegistryProcess(data, portOf(RegistryProcess.NAME, RegistryProcess.NAME));
  }

  EmulatorProcess emulator() throws IOException {
    return new EmulatorProcess(
        data,
        portOf(EmulatorProcess.NAME, EmulatorProcess.NAME),
        portOf(EmulatorProcess.NAME, PlatformAddresses.EMULATOR_SQL),
        options.emulatorArguments());
  }

  SourceServerProcess source() throws IOException {
    return new SourceServerProcess(
        data, portOf(SourceServerProcess.NAME, SourceServerProcess.NAME));
  }

  ServicesProcess sharedServices() throws IOException {
    Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    for (ServiceName service : options.services()) {
      ports.put(service, portOf(ServicesProcess.NAME, service.instance(1)));
    }
    return new ServicesProcess(data, settings(), ports);
  }

  ServiceProcess service(ServiceName service, int instance) throws IOException {
    String name = service.instance(instance);
    return new ServiceProcess(data, settings(), service, instance, portOf(name, name));
  }

  private ServiceSettings settings() {
    return new ServiceSettings(data, PlatformAddresses.of(state), options);
  }

  /** Returns the port in use if the process runs, else a free port. */
  private int portOf(String process, String port) throws IOException {
    if (starter.running(process).isPresent() && state.port(port).isPresent()) {
      return state.port(port).get();
    }
    return state.choosePort(port);
  }
}
