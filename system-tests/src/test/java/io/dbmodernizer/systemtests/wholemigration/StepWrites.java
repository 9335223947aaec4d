package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which step has sent which request: what is new in the emulator's log when a step has run is its
 * own.
 */
final class StepWrites {
  private final RequestLog log;
  private final Map<String, Map<String, String>> stepByWrite = new LinkedHashMap<>();
  private final Map<String, CallCount> callsByStage = new TreeMap<>();
  private final Set<String> longRunning = new TreeSet<>();
  private long seen;

  /**
   * Calls of one stage.
   *
   * @param reads GET and HEAD
   * @param writes PUT, PATCH, POST and DELETE
   */
  record CallCount(int reads, int writes) {
    CallCount plus(LoggedRequest request) {
      return request.isWrite()
          ? new CallCount(reads, writes + 1)
          : new CallCount(reads + 1, writes);
    }
  }

  StepWrites(RequestLog log) {
    this.log = log;
    this.seen = log.lastSequence();
  }

  /** Watches the runs of a stage. */
  void watch(StageRun run) {
    run.interruptedBy(
        (step, result) -> {
          attribute(run.stage().name(), step);
          if (result instanceof StepResult.InProgress progress && progress.operation() != null) {
            longRunning.add(run.stage().name() + "/" + step);
          }
          return false;
        });
  }

  /** Stage and step by the write, as {@code PUT /path}; in order of the first such write. */
  Map<String, Map<String, String>> stepByWrite() {
    return stepByWrite;
  }

  /** Steps that started an operation which had to be polled, as {@code stage/step}. */
  Set<String> longRunning() {
    return longRunning;
  }

  /** Calls by stage. */
  Map<String, CallCount> callsByStage() {
    return callsByStage;
  }

  private void attribute(String stage, String step) {
    List<LoggedRequest> fresh = log.since(seen);
    for (LoggedRequest request : fresh) {
      seen = request.sequence();
      callsByStage.merge(
          stage, new CallCount(0, 0).plus(request), (known, one) -> known.plus(request));
      if (request.isWrite()) {
        stepByWrite
            .computeIfAbsent(stage + "/" + step, key -> new LinkedHashMap<>())
            .putIfAbsent(request.method() + " " + request.path(), request.path());
      }
    }
  }
}
