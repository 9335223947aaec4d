package io.dbmodernizer.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.engine.ProcessHealth;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ProcessHealthIndicatorTest {

  @Test
  void isDownOnceAnErrorWasSeenThatOnlyARestartEnds() {
    // Given
    ProcessHealth process = new ProcessHealth();
    ProcessHealthIndicator indicator = new ProcessHealthIndicator(process);
    Status before = indicator.health().getStatus();

    // When
    process.note(new OutOfMemoryError("Java heap space"));

    // Then
    assertThat(before).isEqualTo(Status.UP);
    assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(indicator.health().getDetails())
        .containsEntry("error", "java.lang.OutOfMemoryError");
  }

  @Test
  void livenessAsksForIt() throws IOException {
    // When
    Properties defaults =
        PropertiesLoaderUtils.loadProperties(
            new ClassPathResource("service-runtime-defaults.properties"));

    // Then
    assertThat(
            Arrays.asList(
                defaults
                    .getProperty("management.endpoint.health.group.liveness.include")
                    .split(",")))
        .contains("process");
  }
}
