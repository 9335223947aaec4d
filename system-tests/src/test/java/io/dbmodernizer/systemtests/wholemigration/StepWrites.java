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
 * The writes of each step. New entries in the log of the emulator after a run belong to its step.
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

  /** Records the runs of a stage. */
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

  /**
   * Returns stage and step by write, as {@code PUT /path}, in the order of the first such write.
   */
  Map<String, Map<String, String>> stepByWrite() {
    return stepByWrite;
  }

  /** Returns the steps that started a polled operation, as {@code stage/step}. */
  Set<String> longRunning() {
    return longRunning;
  }

  /** Returns the calls by stage. */
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
