package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that the platform started, now or in an earlier command. Identified by its id and start
 * time, because the system gives an id to another process once it is free.
 *
 * @param name name within the platform
 * @param handle the process
 * @param startedAt when it started, as the system tells
 * @param log file with what it printed
 */
record ManagedProcess(String name, ProcessHandle handle, Instant startedAt, Path log) {

  /**
   * The system tells start times to a hundredth of a second, and differently after a clock step.
   */
  private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(2);

  static ManagedProcess of(String name, Process process, Path log) {
    ProcessHandle handle = process.toHandle();
    return new ManagedProcess(
        name, handle, handle.info().startInstant().orElseGet(Instant::now), log);
  }

  static Optional<ManagedProcess> find(String name, long pid, Instant startedAt, Path log) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            handle ->
                handle
                    .info()
                    .startInstant()
                    .filter(
                        actual ->
                            Duration.between(actual, startedAt)
                                    .abs()
                                    .compareTo(START_TIME_TOLERANCE)
                                < 0)
                    .isPresent())
        .map(handle -> new ManagedProcess(name, handle, startedAt, log));
  }

  boolean isAlive() {
    return handle.isAlive();
  }

  /** Asks the process to end and, if it has not ended within the bound, ends it. */
  void stop(Duration bound) {
    handle.destroy();
    if (!hasEndedWithin(bound)) {
      kill();
    }
  }

  /** Ends the process at once, as a crash would. */
  void kill() {
    handle.destroyForcibly();
    hasEndedWithin(Duration.ofSeconds(10));
  }

  private boolean hasEndedWithin(Duration bound) {
    try {
      handle.onExit().get(bound.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of process " + name + " cannot be seen", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns the last lines of the log, for an error message. */
  List<String> logTail(int lines) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of("(the log cannot be read: " + e.getMessage() + ")");
    }
  }
}
