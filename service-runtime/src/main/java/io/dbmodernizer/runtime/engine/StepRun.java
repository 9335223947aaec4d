package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.WriteGuard;
import io.dbmodernizer.runtime.step.WriteRefusedException;
import io.dbmodernizer.runtime.trace.RunTrace;
import io.dbmodernizer.runtime.trace.Tracing;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a step. A thread of the pool carries it out, and the stream thread looks for its end.
 * It always ends, whatever the step throws, and it has a result unless it was abandoned.
 */
final class StepRun {
  private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

  /** Created beforehand, because a run may end for want of memory. */
  private static final StepResult LOST =
      StepResult.retryable(
          Reason.INTERNAL_ERROR,
          "",
          "the run of the step ended without a result",
          "Look at the health and the log of the service; the step is tried again.");

  private final StepRef ref;
  private final Step step;
  private final StepContext context;
  private final Set<Counterpart> counterparts;
  private final WriteLease lease;
  private final Tracing tracing;
  private volatile String traceparent = "";
  private volatile @Nullable StepResult result;
  private volatile boolean over;

  /**
   * @param ref the step
   * @param step the step to run
   * @param context a private copy of the stored state
   * @param counterparts the remote parties that the step calls
   * @param lease the task's right to write; the run is given up without it
   * @param tracing makes the span of the run
   */
  StepRun(
      StepRef ref,
      Step step,
      StepContext context,
      Set<Counterpart> counterparts,
      WriteLease lease,
      Tracing tracing) {
    this.ref = ref;
    this.step = step;
    this.context = context;
    this.counterparts = Set.copyOf(counterparts);
    this.lease = lease;
    this.tracing = tracing;
  }

  StepRef ref() {
    return ref;
  }

  Set<Counterpart> counterparts() {
    return counterparts;
  }

  /**
   * Returns the counterparts that did not answer; empty while the run has no result, or if it did
   * not fail.
   */
  Set<Counterpart> unanswered() {
    if (!(result instanceof StepResult.Failed failed)) {
      return Set.of();
    }
    Optional<Counterpart.Kind> kind =
        switch (failed.failure().getReason()) {
          case SOURCE_UNREACHABLE -> Optional.of(Counterpart.Kind.SOURCE);
          case TARGET_UNREACHABLE -> Optional.of(Counterpart.Kind.TARGET);
          case AZURE_UNAVAILABLE -> Optional.of(Counterpart.Kind.SUBSCRIPTION);
          default -> Optional.empty();
        };
    return counterparts.stream()
        .filter(counterpart -> kind.filter(counterpart.kind()::equals).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether the run has ended. */
  boolean isOver() {
    return over;
  }

  /** Returns the result; empty if the run has not ended, or was abandoned. */
  Optional<StepResult> result() {
    return Optional.ofNullable(result);
  }

  /** Returns the W3C trace context of the run; empty before it began and if it has no span. */
  String traceparent() {
    return traceparent;
  }

  /** Runs the step on the calling thread. Never throws. */
  void carryOut(FailureClassification failures, StepMeter meter) {
    @Nullable StepResult outcome = LOST;
    WriteGuard guard = new WriteGuard(lease::holds);
    RunTrace trace = RunTrace.NONE;
    try {
      guard.bind();
      trace = tracing.run(context);
      traceparent = trace.traceparent();
      trace.bind();
      if (lease.holds()) {
        long began = System.nanoTime();
        StepResult returned = result(step, context, failures);
        // A refused write counts even if the step caught the exception.
        outcome = guard.hasRefused() ? null : returned;
        meter.ran(step.name(), returned, System.nanoTime() - began);
      } else {
        outcome = null;
      }
    } catch (Throwable e) {
      noted(failures, e);
    } finally {
      WriteGuard.unbind();
      trace.unbind();
      try {
        trace.end(outcome);
      } finally {
        result = outcome;
        over = true;
      }
    }
  }

  /** Runs a step and turns its return value or exception into a result without secrets. */
  static StepResult result(Step step, StepContext context, FailureClassification failures) {
    StepResult result;
    try {
      result = Objects.requireNonNull(step.run(context), "the step returned no result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result = failures.classify(e);
    } catch (WriteRefusedException e) {
      LOG.atInfo()
          .addKeyValue("migrationId", context.migrationId())
          .addKeyValue("step", step.name())
          .log(e.getMessage());
      result = LOST;
    } catch (Throwable e) {
      result = failures.classify(e);
      LOG.atDebug()
          .addKeyValue("migrationId", context.migrationId())
          .addKeyValue("step", step.name())
          .addKeyValue("attempt", context.attempt())
          .addKeyValue("exception", e.getClass().getName())
          .log("Step threw");
    }
    return failures.redact(result);
  }

  @SuppressWarnings("EmptyCatch") // nothing can be told any more; the result is there all the same
  private static void noted(FailureClassification failures, Throwable thrown) {
    try {
      failures.classify(thrown);
    } catch (Throwable e) {
      // Telling of it failed as well, most likely for want of memory.
    }
  }
}
