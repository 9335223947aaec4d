package io.dbmodernizer.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TracingPropertiesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyEndpointMeansNoTraces(String endpoint) {
    // When
    TracingProperties properties = bound(Map.of("dbmodernizer.tracing.endpoint", endpoint));

    // Then
    assertThat(properties.endpoint()).isNull();
    assertThat(properties.samplePercent()).isEqualTo(100);
    assertThat(SpanExport.open(properties, "backup", reference -> reference).isOff()).isTrue();
  }

  @Test
  void endpointTurnsTracesOn() {
    // Given
    TracingProperties properties =
        bound(Map.of("dbmodernizer.tracing.endpoint", "http://127.0.0.1:4318/v1/traces"));

    // When
    try (Tracing tracing = SpanExport.open(properties, "backup", reference -> reference)) {
      // Then
      assertThat(tracing.isOff()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector:4318, http://collector:4318/v1/traces",
    "http://collector:4318/, http://collector:4318/v1/traces",
    "http://collector:4318/v1/traces, http://collector:4318/v1/traces",
    "https://collector/otlp?tenant=a, https://collector/otlp?tenant=a",
  })
  void endpointWithoutAPathGetsTheOneOfTheProtocol(String endpoint, URI expected) {
    assertThat(bound(Map.of("dbmodernizer.tracing.endpoint", endpoint)).endpoint())
        .isEqualTo(expected);
  }

  @Test
  void authorizationThatIsNoReferenceIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> bound(Map.of("dbmodernizer.tracing.authorization-ref", "Bearer s3cret")))
        .rootCause()
        .hasMessageContaining("dbmodernizer.tracing.authorization-ref is not a reference")
        .hasMessageContaining("env:NAME")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void blankAuthorizationIsNone(String reference) {
    // When
    TracingProperties properties =
        bound(
            Map.of(
                "dbmodernizer.tracing.endpoint",
                "http://collector:4318",
                "dbmodernizer.tracing.authorization-ref",
                reference));

    // Then
    assertThat(properties.authorizationRef()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector:4318", "ftp://collector/v1/traces", "http:///v1/traces"})
  void whatIsNoUrlOfACollectorIsRefused(String endpoint) {
    assertThatThrownBy(() -> bound(Map.of("dbmodernizer.tracing.endpoint", endpoint)))
        .rootCause()
        .hasMessageContaining("dbmodernizer.tracing.endpoint has to be a URL");
  }

  @Test
  void passwordInTheEndpointIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> bound(Map.of("dbmodernizer.tracing.endpoint", "https://a:s3cret@collector/")))
        .rootCause()
        .hasMessageContaining("dbmodernizer.tracing.authorization-ref")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void secretIsNotSentInTheClear() {
    assertThatThrownBy(
            () ->
                bound(
                    Map.of(
                        "dbmodernizer.tracing.endpoint", "http://collector:4318/v1/traces",
                        "dbmodernizer.tracing.authorization-ref", "env:TOKEN")))
        .rootCause()
        .hasMessageContaining("has to be an https URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101", "NaN"})
  void shareOutsideOfZeroToAHundredIsRefused(String percent) {
    assertThatThrownBy(() -> bound(Map.of("dbmodernizer.tracing.sample-percent", percent)))
        .rootCause()
        .hasMessageContaining("must be 0 to 100");
  }

  private static TracingProperties bound(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("dbmodernizer.tracing", TracingProperties.class);
  }
}
