package io.dbmodernizer.runtime.trace;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.runtime.step.StepResult;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The span of one run of a step. It is bound to the thread of the run, so that calls of the run
 * become children of it and log lines carry its trace.
 */
public final class RunTrace {
  /** The run of a service that has no spans. */
  public static final RunTrace NONE = new RunTrace(null, Span.getInvalid());

  /** Key of the trace id in log lines. */
  public static final String LOG_KEY = "traceId";

  private static final ThreadLocal<@Nullable RunTrace> CURRENT = new ThreadLocal<>();

  private final @Nullable Tracer tracer;
  private final Span span;

  RunTrace(@Nullable Tracer tracer, Span span) {
    this.tracer = tracer;
    this.span = span;
  }

  /** Returns the W3C trace context of this run; empty if it has no span. */
  public String traceparent() {
    return tracer == null ? "" : TraceParent.of(span.getSpanContext());
  }

  /** Returns the W3C trace context of the run on this thread; empty if there is none. */
  public static String currentTraceparent() {
    RunTrace run = CURRENT.get();
    return run == null ? "" : run.traceparent();
  }

  /** Makes this the run of the thread until {@link #unbind}. */
  public void bind() {
    if (tracer != null) {
      CURRENT.set(this);
      MDC.put(LOG_KEY, span.getSpanContext().getTraceId());
    }
  }

  /** Leaves the thread without a run. */
  public void unbind() {
    if (tracer != null) {
      CURRENT.remove();
      MDC.remove(LOG_KEY);
    }
  }

  /**
   * Begins the span of a call to Azure by the run on this thread.
   *
   * @param name the method and the type of the resource, without names of resources; asked only if
   *     there is a run with a span
   * @param kind {@code read}, {@code write} or {@code delete}
   * @param host the host that is called
   * @return the span; one without effect if there is no run with a span
   */
  public static CallTrace call(Supplier<String> name, String kind, String host) {
    RunTrace run = CURRENT.get();
    if (run == null || run.tracer == null) {
      return CallTrace.NONE;
    }
    return new CallTrace(
        run.tracer
            .spanBuilder(name.get())
            .setParent(Context.root().with(run.span))
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("kind", kind)
            .setAttribute("server.address", host)
            .startSpan());
  }

  /**
   * Ends the span.
   *
   * @param result the result of the run; null if the run was given up
   */
  public void end(@Nullable StepResult result) {
    if (tracer == null) {
      return;
    }
    span.setAttribute("outcome", outcome(result));
    if (result instanceof StepResult.Waiting waiting) {
      span.setAttribute("reason", waiting.reason().name());
    } else if (result instanceof StepResult.Failed failed) {
      Failure failure = failed.failure();
      span.setAttribute("reason", failure.getReason().name());
      span.setAttribute("retryable", failed.retryable());
      // The message of the failure stays in the events: it may name what a trace need not know.
      span.setStatus(StatusCode.ERROR, failure.getReason().name());
    }
    span.end();
  }

  private static String outcome(@Nullable StepResult result) {
    if (result == null) {
      return "given-up";
    }
    if (result instanceof StepResult.Done) {
      return "done";
    }
    if (result instanceof StepResult.Failed) {
      return "failed";
    }
    if (result instanceof StepResult.Waiting) {
      return "waiting";
    }
    return result instanceof StepResult.Repeat ? "repeat" : "in-progress";
  }
}
