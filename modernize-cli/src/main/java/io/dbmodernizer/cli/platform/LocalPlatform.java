package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A platform on this machine: broker, registry, emulator, source server and services as processes,
 * bound to the loopback address, with data, logs and secrets under one folder.
 *
 * <p>Starting is idempotent: what runs already is used, what is missing is started. {@link #close}
 * stops what this object started, in reverse order; {@link #stopAll} stops everything of the
 * folder. Data stays and is found again at the next start.
 */
public final class LocalPlatform implements AutoCloseable {

  private final DataFolder data;
  private final PlatformOptions options;
  private final PlatformState state;
  private final ProcessStarter starter;
  private final PlatformParts parts;

  private LocalPlatform(DataFolder data, PlatformOptions options, PlatformState state) {
    this.data = data;
    this.options = options;
    this.state = state;
    this.starter = new ProcessStarter(data, state);
    this.parts = new PlatformParts(data, options, state, starter);
  }

  /**
   * Starts the processes of a platform that do not run, and waits until all are ready.
   *
   * @param options options of the platform
   * @return the running platform
   * @throws PlatformException if a process cannot be started, with the end of its log; processes
   *     that this call has started are stopped again
   * @throws IOException if the data folder cannot be used
   */
  public static LocalPlatform start(PlatformOptions options) throws IOException {
    LocalPlatform platform = prepare(options);
    platform.start();
    return platform;
  }

  /**
   * Returns a platform that is not started yet, so that the caller can register its {@link #close}
   * first.
   *
   * @param options options of the platform
   * @return the platform; start it with {@link #start()}
   * @throws IOException if the data folder cannot be used
   */
  public static LocalPlatform prepare(PlatformOptions options) throws IOException {
    DataFolder data = new DataFolder(options.dataFolder());
    data.create();
    return new LocalPlatform(data, options, PlatformState.load(data.stateFile()));
  }

  /**
   * Starts the processes that do not run, and waits until all are ready.
   *
   * @throws PlatformException if a process cannot be started; processes that this call has started
   *     are stopped again
   * @throws IOException if the data folder cannot be used
   */
  public void start() throws IOException {
    try (PlatformLock lock = PlatformLock.take(data)) {
      requireSameMode();
      new PlatformStart(options, parts, state, starter).run();
    } catch (PlatformException | IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Stops every process of a data folder.
   *
   * @param dataFolder data folder of the platform
   * @return names of the processes that ran
   * @throws IOException if the state of the platform cannot be read
   */
  public static List<String> stopAll(Path dataFolder) throws IOException {
    DataFolder data = new DataFolder(dataFolder);
    if (!Files.exists(data.stateFile())) {
      return List.of();
    }
    data.create();
    try (PlatformLock lock = PlatformLock.take(data)) {
      PlatformState state = PlatformState.load(data.stateFile());
      ProcessStarter starter = new ProcessStarter(data, state);
      List<String> names = state.processNames();
      List<String> running =
          names.stream().filter(name -> starter.running(name).isPresent()).toList();
      starter.stopInOrder(names);
      return running;
    }
  }

  /**
   * Returns the running processes of a data folder.
   *
   * @param dataFolder data folder of the platform
   * @return names of the processes
   * @throws IOException if the state of the platform cannot be read
   */
  public static List<String> running(Path dataFolder) throws IOException {
    DataFolder data = new DataFolder(dataFolder);
    PlatformState state = PlatformState.load(data.stateFile());
    ProcessStarter starter = new ProcessStarter(data, state);
    return state.processNames().stream().filter(name -> starter.running(name).isPresent()).toList();
  }

  /**
   * Returns the addresses of the platform.
   *
   * @return the addresses
   */
  public PlatformAddresses addresses() {
    return PlatformAddresses.of(state);
  }

  /**
   * Returns the secrets of the platform.
   *
   * @return the secrets in the data folder
   */
  public LocalSecrets secrets() {
    return new LocalSecrets(data);
  }

  /**
   * Returns the data folder.
   *
   * @return the data folder
   */
  public DataFolder data() {
    return data;
  }

  /**
   * Returns the certificate of the emulator.
   *
   * @return PEM file that clients must trust
   */
  public Path emulatorCertificate() {
    return EmulatorProcess.certificate(data);
  }

  /**
   * Returns the base address of the first instance of a service.
   *
   * @param service name of the service
   * @return the URL
   */
  public String serviceUrl(String service) {
    return serviceUrl(service, 1);
  }

  /**
   * Returns the base address of an instance of a service.
   *
   * @param service name of the service
   * @param instance number of the instance, from 1
   * @return the URL
   * @throws PlatformException if the instance was never started
   */
  public String serviceUrl(String service, int instance) {
    String name = ServiceName.of(service).instance(instance);
    return state
        .port(name)
        .map(port -> "http://127.0.0.1:" + port)
        .orElseThrow(() -> new PlatformException(name + " was never started"));
  }

  /**
   * Returns the log of a process.
   *
   * @param process name of the process: broker, registry, emulator, source, services, or a service
   *     with the number of the instance as in {@code migration-1}
   * @return file of the log
   */
  public Path log(String process) {
    return starter.log(process);
  }

  /**
   * Stops the first instance of a service in an orderly way.
   *
   * @param service name of the service
   * @throws IOException if the state cannot be saved
   */
  public void stopService(String service) throws IOException {
    stopService(service, 1);
  }

  /**
   * Stops an instance of a service in an orderly way. Does nothing if it does not run.
   *
   * @param service name of the service
   * @param instance number of the instance, from 1
   * @throws IOException if the state cannot be saved
   */
  public void stopService(String service, int instance) throws IOException {
    requireProcesses();
    starter.stop(ServiceName.of(service).instance(instance));
  }

  /**
   * Starts another instance of a service and waits until it is ready.
   *
   * @param service name of the service
   * @param instance number of the instance, from 1
   * @throws IOException if no port can be chosen
   */
  public void startService(String service, int instance) throws IOException {
    requireProcesses();
    starter.startAndAwait(parts.service(ServiceName.of(service), instance));
  }

  /**
   * Ends a process at once ({@code kill -9}), as a crash would.
   *
   * @param process name of the process as for {@link #log}
   * @throws IOException if the state cannot be saved
   */
  public void kill(String process) throws IOException {
    starter.kill(process);
  }

  /**
   * Returns the process id of a process of the platform.
   *
   * @param process name of the process as for {@link #log}
   * @return the process id; empty if the process does not run
   */
  public OptionalLong pid(String process) {
    return starter.running(process).stream()
        .mapToLong(running -> running.handle().pid())
        .findFirst();
  }

  /**
   * Stops a process of the platform, starts it again on the same port, and waits until it is ready.
   * Not for an instance of a service.
   *
   * @param process broker, registry, emulator, source or services
   * @throws IOException if the process cannot be started
   * @throws IllegalArgumentException if there is no process with this name
   */
  public void restart(String process) throws IOException {
    PlatformProcess part = parts.named(process);
    starter.stop(process);
    starter.startAndAwait(part);
  }

  /** Stops the processes that this object has started. Further calls do nothing. */
  @Override
  public void close() {
    starter.stopInOrder(starter.startedHere());
  }

  private void requireSameMode() {
    boolean shared = starter.running(ServicesProcess.NAME).isPresent();
    boolean separate =
        starter.running(ServiceName.PROVISIONER.instance(1)).isPresent()
            || starter.running(ServiceName.MONITORING.instance(1)).isPresent();
    if ((options.processes() && shared) || (!options.processes() && separate)) {
      throw new PlatformException(
          "the platform in %s runs its services in %s; stop it with 'modernize down', or start it %s --processes"
              .formatted(
                  data.root(),
                  shared ? "one process" : "separate processes",
                  shared ? "without" : "with"));
    }
  }

  private void requireProcesses() {
    if (!options.processes()) {
      throw new PlatformException(
          "the services share one process; start the platform with separate processes");
    }
  }
}
