package io.dbmodernizer.runtime.config;

import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.trace.SpanExport;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.runtime.trace.TracingProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configuration of OpenTelemetry traces. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

  @Bean
  Tracing tracing(TracingProperties properties, Stage stage, SecretResolver secrets) {
    return SpanExport.open(properties, stage.name(), secrets::resolve);
  }
}
