package io.dbmodernizer.runtime.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The export of the spans of a service by OTLP over HTTP. */
public final class SpanExport {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final double PERCENT = 100;

  private SpanExport() {}

  /**
   * Returns the tracing of a stage, as configured.
   *
   * @param properties the endpoint, and what is sampled
   * @param stage name of the stage
   * @param secrets resolves a reference to a secret; asked at each export
   */
  public static Tracing open(
      TracingProperties properties, String stage, UnaryOperator<String> secrets) {
    URI endpoint = properties.endpoint();
    return endpoint == null
        ? Tracing.off()
        : Tracing.with(provider(properties, exporter(properties, endpoint, secrets), stage), stage);
  }

  private static SdkTracerProvider provider(
      TracingProperties properties, SpanExporter exporter, String stage) {
    Attributes service =
        Attributes.builder()
            .put("service.name", stage + "-service")
            .put("service.namespace", "dbmodernizer")
            .put("service.instance.id", UUID.randomUUID().toString())
            .build();
    return SdkTracerProvider.builder()
        .setResource(Resource.getDefault().merge(Resource.create(service)))
        .setSampler(
            Sampler.parentBased(Sampler.traceIdRatioBased(properties.samplePercent() / PERCENT)))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  private static SpanExporter exporter(
      TracingProperties properties, URI endpoint, UnaryOperator<String> secrets) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).setTimeout(TIMEOUT);
    String reference = properties.authorizationRef();
    if (reference != null) {
      builder.setHeaders(() -> Map.of("Authorization", secrets.apply(reference)));
    }
    return builder.build();
  }
}
