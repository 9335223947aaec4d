package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The start and stop of the processes of one data folder. It keeps the state file up to date. */
final class ProcessStarter {

  private static final Duration STOP_BOUND = Duration.ofSeconds(20);

  private final DataFolder data;
  private final PlatformState state;
  private final List<String> startedHere = Collections.synchronizedList(new ArrayList<>());

  ProcessStarter(DataFolder data, PlatformState state) {
    this.data = data;
    this.state = state;
  }

  Path log(String process) {
    return data.logs().resolve(process + ".log");
  }

  Optional<ManagedProcess> running(String process) {
    return state.process(process, log(process));
  }

  /** Starts the process unless it runs. Does not wait until it is ready. */
  ManagedProcess start(PlatformProcess process) throws IOException {
    Optional<ManagedProcess> running = running(process.name());
    if (running.isPresent()) {
      return running.get();
    }
    Path log = log(process.name());
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(process.name() + ".previous.log"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        new ProcessBuilder(process.program().command())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(log.toFile());
    // The user's JVM settings would change the process and print a line into its log.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    ManagedProcess started = ManagedProcess.of(process.name(), builder.start(), log);
    startedHere.add(process.name());
    state.put(started);
    return started;
  }

  /** Starts the process unless it runs, and waits until it is ready. */
  ManagedProcess startAndAwait(PlatformProcess process) throws IOException {
    ManagedProcess started = start(process);
    Readiness.await(started, process.readiness(), process.startTimeout());
    return started;
  }

  void stop(String process) throws IOException {
    Optional<ManagedProcess> running = running(process);
    if (running.isPresent()) {
      running.get().stop(STOP_BOUND);
    }
    state.remove(process);
  }

  void kill(String process) throws IOException {
    Optional<ManagedProcess> running = running(process);
    if (running.isPresent()) {
      running.get().kill();
    }
    state.remove(process);
  }

  /** Returns the names of the processes that this starter has started, oldest first. */
  List<String> startedHere() {
    return List.copyOf(startedHere);
  }

  /**
   * Stops the processes: first the services, then the processes that they need, last the broker.
   */
  void stopInOrder(List<String> processes) {
    List<String> needed =
        List.of(RegistryProcess.NAME, EmulatorProcess.NAME, SourceServerProcess.NAME);
    stopTogether(
        processes.stream()
            .filter(name -> !needed.contains(name) && !name.equals(BrokerProcess.NAME))
            .toList());
    stopTogether(processes.stream().filter(needed::contains).toList());
    stopTogether(processes.stream().filter(BrokerProcess.NAME::equals).toList());
  }

  private void stopTogether(List<String> processes) {
    CompletableFuture.allOf(
            processes.stream()
                .map(
                    name ->
                        CompletableFuture.runAsync(
                            () -> {
                              try {
                                stop(name);
                              } catch (IOException e) {
                                throw new PlatformException(
                                    "the state of the platform cannot be saved", e);
                              }
                            },
                            command -> new Thread(command, "stop-" + name).start()))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
