package io.dbmodernizer.runtime.trace;

import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.state.StepState;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The spans of one stage. A migration is one trace in all stages: the context that the first record
 * carries, or that the first stage begins, travels in the headers of the records and in the stored
 * state. Thread-safe.
 *
 * <p>Spans tell of attempts and not of outcomes: work whose transaction fails is done again, and is
 * in the trace twice.
 */
public final class Tracing implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;
  private final String stage;

  private Tracing(@Nullable SdkTracerProvider provider, String stage) {
    this.provider = provider;
    this.tracer = provider == null ? null : provider.get("io.dbmodernizer");
    this.stage = stage;
  }

  /** Returns a tracing without spans. It passes the context of records on. */
  public static Tracing off() {
    return new Tracing(null, "");
  }

  /**
   * Returns a tracing with spans.
   *
   * @param provider makes and exports the spans; closed with this object
   * @param stage name of the stage
   */
  public static Tracing with(SdkTracerProvider provider, String stage) {
    return new Tracing(provider, stage);
  }

  /** Returns whether there are no spans. */
  boolean isOff() {
    return tracer == null;
  }

  /**
   * Begins a stage in the trace of the record that triggers it, or in a new trace.
   *
   * @param migrationId the migration
   * @param headers headers of that record
   * @return the W3C trace context to store: of a span of its own, or of the record without spans
   */
  public String begin(String migrationId, Headers headers) {
    Optional<String> parent = TraceParent.of(headers);
    if (tracer == null) {
      return parent.orElseGet(TraceParent::random);
    }
    Span span =
        builder(tracer, "begin " + stage, TraceParent.context(parent.orElse("")))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("migrationId", migrationId)
            .setAttribute("stage", stage)
            .startSpan();
    span.end();
    return TraceParent.of(span.getSpanContext());
  }

  /**
   * Begins the span of a run of a step. It is a child of the span that began the stage, and links
   * to the run before it, which may have been in another process hours ago.
   *
   * <p>A run of the upkeep, which recurs for months, begins a trace of its own and links to the
   * span that began the stage. If that one is not recorded, neither is the run.
   *
   * @param context the input of the run
   * @return the span, to be ended by the thread of the run
   */
  public RunTrace run(StepContext context) {
    if (tracer == null) {
      return RunTrace.NONE;
    }
    StepState step = context.step();
    SpanContext begin = TraceParent.context(context.stage().getTraceparent());
    boolean apart = step.getProcedure().equals(Procedure.UPKEEP) && begin.isSampled();
    SpanBuilder builder =
        builder(tracer, step.getName(), apart ? SpanContext.getInvalid() : begin)
            .setAttribute("migrationId", context.migrationId())
            .setAttribute("stage", stage)
            .setAttribute("step", step.getName())
            .setAttribute("attempt", context.attempt() + 1L)
            .setAttribute("round", context.round());
    if (apart) {
      builder.addLink(begin);
    }
    SpanContext before = TraceParent.context(step.getTraceparent());
    if (before.isValid()) {
      builder.addLink(before);
    }
    return new RunTrace(tracer, builder.startSpan());
  }

  /**
   * Adds the id of a trace to a log line, if this service has spans.
   *
   * @param line the line
   * @param traceparent the W3C trace context
   * @return the line
   */
  public LoggingEventBuilder noted(LoggingEventBuilder line, String traceparent) {
    return tracer == null
        ? line
        : line.addKeyValue(RunTrace.LOG_KEY, TraceParent.context(traceparent).getTraceId());
  }

  private static SpanBuilder builder(Tracer tracer, String name, SpanContext parent) {
    return parent.isValid()
        ? tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(parent)))
        : tracer.spanBuilder(name).setNoParent();
  }

  /** Exports what is left, for at most a few seconds. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
