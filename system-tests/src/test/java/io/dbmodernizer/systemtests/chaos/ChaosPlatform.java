package io.dbmodernizer.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.cli.platform.PlatformOptions;
import io.dbmodernizer.systemtests.platform.ProcessSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The platform under test: every part a process of its own, started again when it ends by itself as
 * an operating system's supervisor would. Touches no process but its own.
 */
final class ChaosPlatform implements AutoCloseable {
  /** The shortest that the broker admits. */
  static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_INSTANCES = 2;

  private final LocalPlatform platform;
  private final DisruptionLog log;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> starting = ConcurrentHashMap.newKeySet();
  private final Set<String> frozen = ConcurrentHashMap.newKeySet();
  private final ExecutorService starts = Executors.newCachedThreadPool();

  ChaosPlatform(Path folder, DisruptionLog log) throws IOException {
    this.log = log;
    this.platform = LocalPlatform.prepare(options(folder));
  }

  private static PlatformOptions options(Path folder) {
    return PlatformOptions.in(folder)
        .withProcesses(true)
        // Slow enough that disruptions meet copies.
        .withEmulatorArguments("--rows-per-second", "400")
        .withServiceArguments(
            "--dbmodernizer.stage.session-timeout=" + SESSION_TIMEOUT.toSeconds() + "s",
            "--dbmodernizer.azure.call-timeout=5s",
            // What is down here comes back within seconds; in Azure it may take minutes.
            "--dbmodernizer.retry.maximum=4s",
            "--dbmodernizer.retry.reasons.AZURE_UNAVAILABLE.maximum=4s",
            "--dbmodernizer.retry.reasons.THROTTLED.maximum=4s",
            "--dbmodernizer.retry.reasons.THROTTLED.initial=1s",
            "--dbmodernizer.retry.reasons.CONFLICTING_OPERATION.initial=1s",
            "--dbmodernizer.retry.reasons.CONFLICTING_OPERATION.maximum=4s");
  }

  LocalPlatform platform() {
    return platform;
  }

  /** Starts every part with one instance of each service. */
  void start() throws IOException {
    platform.start();
    wanted.addAll(List.of(Part.BROKER, Part.REGISTRY, Part.EMULATOR, Part.SOURCE));
    Part.SERVICES.forEach(service -> wanted.add(instance(service, 1)));
  }

  void disturb(Disruption disruption) {
    if (disruption instanceof Disruption.Kill kill) {
      String process = process(kill.part());
      kill(process, kill.down());
    } else if (disruption instanceof Disruption.Freeze freeze) {
      freeze(process(freeze.part()), freeze.length());
    } else if (disruption instanceof Disruption.AddInstance added) {
      add(added.service());
    } else if (disruption instanceof Disruption.RemoveInstance removed) {
      remove(removed.service());
    }
  }

  /** Starts what should run, does not, and is not being started. */
  void revive() {
    for (String process : wanted) {
      if (!starting.contains(process) && platform.pid(process).isEmpty()) {
        log.add(process + " has ended by itself and is started again");
        startInBackground(process);
      }
    }
  }

  /** Waits until everything that should run is ready. */
  void awaitWhole() {
    await("every part to be up")
        .atMost(PATIENCE)
        .until(
            () -> {
              revive();
              return starting.isEmpty();
            });
  }

  /** Everything that a process has written to its log, however often it was started. */
  List<String> log(String process) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : List.of(earlier(process), platform.log(process))) {
      if (Files.exists(file)) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private void kill(String process, Duration down) {
    if (platform.pid(process).isEmpty()) {
      log.add(process + " is not there to be killed");
      return;
    }
    // A supervisor that is quicker than the pause would start it.
    starting.add(process);
    log.add("kill " + process + ", down for " + down.toMillis() + " ms");
    try {
      platform.kill(process);
      keepLog(process);
    } catch (IOException e) {
      throw new IllegalStateException(process + " cannot be killed", e);
    }
    Pause.of(down);
    startInBackground(process);
  }

  private void freeze(String process, Duration length) {
    if (platform.pid(process).isEmpty()) {
      log.add(process + " is not there to be frozen");
      return;
    }
    log.add("freeze " + process + " for " + length.toMillis() + " ms");
    frozen.add(process);
    ProcessSignal.stop(running(process));
    Pause.of(length);
    thaw(process);
  }

  private void thaw(String process) {
    ProcessSignal.goOn(running(process));
    frozen.remove(process);
    log.add(process + " goes on");
  }

  private void add(String service) {
    List<String> running = instances(service);
    if (running.size() >= MOST_INSTANCES) {
      log.add(service + " has " + running.size() + " instances already");
      return;
    }
    String process =
        running.contains(instance(service, 1)) ? instance(service, 2) : instance(service, 1);
    log.add("add " + process);
    wanted.add(process);
    startInBackground(process);
  }

  private void remove(String service) {
    List<String> running = instances(service);
    if (running.size() < MOST_INSTANCES) {
      log.add(service + " has no instance to spare");
      return;
    }
    String process = running.get(0);
    log.add("remove " + process);
    wanted.remove(process);
    try {
      platform.stopService(service, number(process));
      keepLog(process);
    } catch (IOException e) {
      throw new IllegalStateException(process + " cannot be stopped", e);
    }
  }

  private void startInBackground(String process) {
    starting.add(process);
    starts.execute(
        () -> {
          try {
            keepLog(process);
            if (Part.SERVICES.contains(service(process))) {
              platform.startService(service(process), number(process));
            } else {
              platform.restart(process);
            }
            log.add(process + " is up");
          } catch (PlatformException | IOException e) {
            log.add(
                process
                    + " did not come up: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
          } finally {
            starting.remove(process);
          }
        });
  }

  /** The platform keeps the log of one earlier start only. */
  private synchronized void keepLog(String process) throws IOException {
    Path file = platform.log(process);
    if (Files.exists(file) && platform.pid(process).isEmpty()) {
      Files.write(
          earlier(process),
          Files.readAllBytes(file),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      Files.delete(file);
    }
  }

  private Path earlier(String process) {
    return platform.log(process).resolveSibling(process + ".earlier.log");
  }

  private long running(String process) {
    return platform
        .pid(process)
        .orElseThrow(() -> new IllegalStateException(process + " does not run"));
  }

  private String process(Part part) {
    if (!part.isService()) {
      return part.name();
    }
    List<String> running = instances(part.name());
    return running.isEmpty() ? instance(part.name(), 1) : running.get(part.pick() % running.size());
  }

  /** Instances of a service that should run, in order. */
  private List<String> instances(String service) {
    return wanted.stream().filter(name -> service(name).equals(service)).sorted().toList();
  }

  private static String instance(String service, int number) {
    return service + "-" + number;
  }

  private static String service(String process) {
    int hyphen = process.lastIndexOf('-');
    return hyphen < 0 ? "" : process.substring(0, hyphen);
  }

  private static int number(String process) {
    return Integer.parseInt(process.substring(process.lastIndexOf('-') + 1));
  }

  @Override
  public void close() {
    frozen.forEach(process -> ProcessSignal.goOn(running(process)));
    starts.shutdown();
    try {
      if (!starts.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        starts.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    platform.close();
  }
}
