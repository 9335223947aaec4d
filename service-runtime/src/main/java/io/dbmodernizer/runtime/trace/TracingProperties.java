package io.dbmodernizer.runtime.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of OpenTelemetry traces.
 *
 * @param endpoint URL to which spans are sent by OTLP over HTTP, for example {@code
 *     http://collector:4318/v1/traces}; absent or empty: there are no spans
 * @param authorizationRef reference to the value of the header {@code Authorization} ({@code env:},
 *     {@code file:}, {@code keyvault:}); needs an https endpoint
 * @param samplePercent share of the migrations that are traced, 0 to 100; a migration whose request
 *     carries a {@code traceparent} is traced as that says
 */
@ConfigurationProperties("dbmodernizer.tracing")
public record TracingProperties(
    @Nullable URI endpoint,
    @Nullable String authorizationRef,
    @DefaultValue("100") double samplePercent) {

  private static final String ENDPOINT = "dbmodernizer.tracing.endpoint";

  /** Checks that the settings go together. */
  public TracingProperties {
    if (endpoint != null) {
      check(endpoint);
      if (authorizationRef != null && !"https".equalsIgnoreCase(endpoint.getScheme())) {
        throw new IllegalArgumentException(
            ENDPOINT
                + " has to be an https URL, because dbmodernizer.tracing.authorization-ref is set"
                + " and a secret is never sent over plain HTTP");
      }
    }
    if (!(samplePercent >= 0 && samplePercent <= 100)) {
      throw new IllegalArgumentException(
          "dbmodernizer.tracing.sample-percent is " + samplePercent + ", must be 0 to 100");
    }
  }

  private static void check(URI endpoint) {
    String scheme = endpoint.getScheme();
    if (endpoint.getHost() == null
        || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
      throw new IllegalArgumentException(
          ENDPOINT
              + " has to be a URL as in http://collector:4318/v1/traces: http or https, with a host");
    }
    if (endpoint.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          ENDPOINT
              + " must not contain a user or a password; use dbmodernizer.tracing.authorization-ref");
    }
  }
}
