package io.dbmodernizer.cli.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a local platform is started.
 *
 * @param dataFolder where it keeps everything
 * @param processes whether every service is a process of its own; otherwise they share one
 * @param startSource whether the "on-premises" database server is started
 * @param services the services to start
 * @param emulatorArguments further arguments of the emulator, after the platform's own
 * @param serviceArguments further arguments of every service, after the platform's own; {@code
 *     name:argument} gives one to a single service
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
   * Everything, the services in one process.
   *
   * @param dataFolder where the platform keeps everything
   * @return the options
   */
  public static PlatformOptions in(Path dataFolder) {
    return new PlatformOptions(
        dataFolder, false, true, EnumSet.allOf(ServiceName.class), List.of(), List.of());
  }

  /**
   * With a process for each service, or one for all.
   *
   * @param newProcesses whether each has its own
   * @return changed options
   */
  public PlatformOptions withProcesses(boolean newProcesses) {
    return new PlatformOptions(
        dataFolder, newProcesses, startSource, services, emulatorArguments, serviceArguments);
  }

  /**
   * With or without the source server.
   *
   * @param newStartSource whether it is started
   * @return changed options
   */
  public PlatformOptions withSource(boolean newStartSource) {
    return new PlatformOptions(
        dataFolder, processes, newStartSource, services, emulatorArguments, serviceArguments);
  }

  /**
   * With some of the services.
   *
   * @param newServices the services to start, none for broker, registry and emulator only
   * @return changed options
   */
  public PlatformOptions withServices(Set<ServiceName> newServices) {
    return new PlatformOptions(
        dataFolder, processes, startSource, newServices, emulatorArguments, serviceArguments);
  }

  /**
   * With one more argument of the emulator.
   *
   * @param arguments one or more arguments
   * @return changed options
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
   * With more arguments of the services.
   *
   * @param arguments arguments for all services, or {@code name:argument} for one
   * @return changed options
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

  /** Returns the extra arguments that concern one service, without the service's name. */
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
