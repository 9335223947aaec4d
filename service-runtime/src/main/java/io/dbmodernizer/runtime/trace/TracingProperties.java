package io.dbmodernizer.runtime.trace;

import io.dbmodernizer.request.SecretRef;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of OpenTelemetry traces.
 *
 * @param endpoint URL to which spans are sent by OTLP over HTTP, for example {@code
 *     http://collector:4318/v1/traces}; without a path it is {@code /v1/traces}; absent or empty:
 *     there are no spans
 * @param authorizationRef reference to the value of the header {@code Authorization} ({@code env:},
 *     {@code file:}, {@code keyvault:}); needs an https endpoint; absent or blank: no such header
 * @param samplePercent share of the migrations that are traced, 0 to 100; a migration whose request
 *     carries a {@code traceparent} is traced as that says
 */
@ConfigurationProperties("dbmodernizer.tracing")
public record TracingProperties(
    @Nullable URI endpoint,
    @Nullable String authorizationRef,
    @DefaultValue("100") double samplePercent) {

  private static final String ENDPOINT = "dbmodernizer.tracing.endpoint";
  private static final String AUTHORIZATION = "dbmodernizer.tracing.authorization-ref";
  private static final String PATH = "/v1/traces";

  /** Checks that the settings go together. */
  public TracingProperties {
    if (authorizationRef != null && authorizationRef.isBlank()) {
      authorizationRef = null;
    }
    if (authorizationRef != null && !SecretRef.isReference(authorizationRef)) {
      // The value is not repeated: it may be the secret itself.
      throw new IllegalArgumentException(
          AUTHORIZATION + " is not a reference to a secret; give " + SecretRef.ACCEPTED);
    }
    if (endpoint != null) {
      check(endpoint);
      endpoint = withPath(endpoint);
      if (authorizationRef != null && !"https".equalsIgnoreCase(endpoint.getScheme())) {
        throw new IllegalArgumentException(
            ENDPOINT
                + " has to be an https URL, because "
                + AUTHORIZATION
                + " is set and a secret is never sent over plain HTTP");
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
          ENDPOINT + " must not contain a user or a password; use " + AUTHORIZATION);
    }
  }

  private static URI withPath(URI endpoint) {
    boolean bare = endpoint.getPath().isEmpty() || endpoint.getPath().equals("/");
    return bare && endpoint.getRawQuery() == null ? endpoint.resolve(PATH) : endpoint;
  }
}
