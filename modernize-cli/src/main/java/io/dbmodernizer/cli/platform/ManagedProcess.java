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
 * A process that this or an earlier command has started. The process id and the start time identify
 * it, because the system uses a free process id again.
 *
 * @param name name within the platform
 * @param handle the process
 * @param startedAt start time that the system reports
 * @param log file with its output
 */
record ManagedProcess(String name, ProcessHandle handle, Instant startedAt, Path log) {

  /** The system rounds start times, and reports others after a change of the clock. */
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

  /** Ends the process in an orderly way; kills it if it has not ended within the time limit. */
  void stop(Duration bound) {
    handle.destroy();
    if (!hasEndedWithin(bound)) {
      kill();
    }
  }

  /** Kills the process, like a crash. */
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
      throw new IllegalStateException("the end of process " + name + " cannot be observed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns the last lines of the log. */
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
