package io.dbmodernizer.runtime.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the spans that have ended. */
public final class SpanLog implements SpanExporter {
  private final List<SpanData> spans = new CopyOnWriteArrayList<>();

  /** A tracing whose spans come here. */
  public Tracing tracing(String stage) {
    return Tracing.with(
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this)).build(),
        stage);
  }

  /** The spans so far, in the order of their ends. */
  public List<SpanData> all() {
    return spans;
  }

  /** The spans of a name. */
  public List<SpanData> named(String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).toList();
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> ended) {
    spans.addAll(ended);
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
