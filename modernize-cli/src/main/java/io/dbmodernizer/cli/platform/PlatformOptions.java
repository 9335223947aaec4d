package io.dbmodernizer.cli.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The options for the start of a local platform.
 *
 * @param dataFolder data folder
 * @param processes whether each service has a separate process; otherwise they share one
 * @param startSource whether the source server is started
 * @param services services to start
 * @param emulatorArguments additional arguments of the emulator
 * @param serviceArguments additional arguments of every service; {@code name:argument} is for one
 *     service
 */
public record PlatformOptions(
    Path dataFolder,
    boolean processes,
    boolean startSource,
    Set<ServiceName> services,
    List<String> emulatorArguments,
    List<String> serviceArguments) {

  /** Copies the collections. */
  public PlatformOptions {
    services = Set.copyOf(services);
    emulatorArguments = List.copyOf(emulatorArguments);
    serviceArguments = List.copyOf(serviceArguments);
  }

  /**
   * Returns the default options: all processes, with the services in one process.
   *
   * @param dataFolder data folder
   * @return the options
   */
  public static PlatformOptions in(Path dataFolder) {
    return new PlatformOptions(
        dataFolder, false, true, EnumSet.allOf(ServiceName.class), List.of(), List.of());
  }

  /**
   * Returns options with or without separate processes for the services.
   *
   * @param newProcesses whether each service has a separate process
   * @return the changed options
   */
  public PlatformOptions withProcesses(boolean newProcesses) {
    return new PlatformOptions(
        dataFolder, newProcesses, startSource, services, emulatorArguments, serviceArguments);
  }

  /**
   * Returns options with or without the source server.
   *
   * @param newStartSource whether the source server is started
   * @return the changed options
   */
  public PlatformOptions withSource(boolean newStartSource) {
    return new PlatformOptions(
        dataFolder, processes, newStartSource, services, emulatorArguments, serviceArguments);
  }

  /**
   * Returns options with the given services.
   *
   * @param newServices services to start; empty for none
   * @return the changed options
   */
  public PlatformOptions withServices(Set<ServiceName> newServices) {
    return new PlatformOptions(
        dataFolder, processes, startSource, newServices, emulatorArguments, serviceArguments);
  }

  /**
   * Returns options with additional arguments of the emulator.
   *
   * @param arguments one or more arguments
   * @return the changed options
   */
  public PlatformOptions withEmulatorArguments(String... arguments) {
    return new PlatformOptions(
        dataFolder,
        processes,
        startSource,
        services,
        joined(emulatorArguments, arguments),
        serviceArguments);
  }

  /**
   * Returns options with additional arguments of the services.
   *
   * @param arguments arguments for all services, or {@code name:argument} for one
   * @return the changed options
   */
  public PlatformOptions withServiceArguments(String... arguments) {
    return new PlatformOptions(
        dataFolder,
        processes,
        startSource,
        services,
        emulatorArguments,
        joined(serviceArguments, arguments));
  }

  /** Returns the additional arguments of one service, without the prefix. */
  List<String> argumentsOf(ServiceName service) {
    List<String> arguments = new ArrayList<>();
    for (String argument : serviceArguments) {
      if (argument.startsWith("--")) {
        arguments.add(argument);
      } else if (argument.startsWith(service.stage() + ":")) {
        arguments.add(argument.substring(service.stage().length() + 1));
      }
    }
    return arguments;
  }

  private static List<String> joined(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }
}
